package main

import (
	"cmp"
	"context"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"careline"
	"careline/store"
	"careline/tui/console"
	"careline/tui/sshd"
	"careline/tui/theme"
)

func (a *app) serveCommand() *cobra.Command {
	listen := ""
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the console over SSH",
		Long: "Serve the console over SSH: people connect with their own key, which careline staff key adds.\n" +
			"Where it listens and its limits come from the configuration (serve.*). The log goes to\n" +
			"standard error: one line a sign-in, and one an attempt that was refused. SIGTERM ends it;\n" +
			"those who are in are told, and what they have typed is kept.",
		Example: "careline serve\ncareline serve --listen 10.0.0.5:2222",
		Args:    noArgs,
	}
	cmd.Flags().StringVar(&listen, "listen", "", "where to listen, ADDRESS:PORT (default: serve.listen)")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		a.cfg.ServeListen = cmp.Or(listen, a.cfg.ServeListen)
		if err := a.checkLook(); err != nil {
			return err
		}
		key, err := sshd.HostKey(filepath.Join(a.stateFolder("door"), "host_ed25519"))
		if err != nil {
			return err
		}
		return a.withStoreFor(cmd.Context(), a.cfg.ServeSessions, anyStore, func(st *store.Store) error {
			return a.serve(cmd.Context(), st, key)
		})
	}
	return cmd
}

// serve listens until ctx ends.
func (a *app) serve(ctx context.Context, st *store.Store, key gossh.Signer) error {
	hotline, err := hotline(ctx, st)
	if err != nil {
		return err
	}
	// A line that has died without a word is noticed by the system too.
	config := net.ListenConfig{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 6}}
	listener, err := config.Listen(ctx, "tcp", a.cfg.ServeListen)
	if err != nil {
		return careline.NewError(careline.CodeUnavailable, careline.Say("Nothing can listen on %s; is another program there?",
			"无法监听 %s；是否已被其他程序占用？", a.cfg.ServeListen), err)
	}
	where, fingerprint := listener.Addr().String(), gossh.FingerprintSHA256(key.PublicKey())
	if err := a.print(struct {
		Listening string `json:"listening"`
		HostKey   string `json:"host_key"`
	}{where, fingerprint}, func(p *paper) {
		p.say(careline.Say("Serving consoles on %s; the host key is %s. ctrl+c ends it.",
			"正在 %s 提供控制台；主机密钥为 %s。按 ctrl+c 结束。", where, fingerprint))
	}); err != nil {
		_ = listener.Close()
		return err
	}
	name := store.Name(a.cfg.Store)
	return sshd.Serve(ctx, listener, sshd.Options{
		Doorman: a.desk(st), HostKey: key, Lang: a.lang, Log: a.stderr, Clock: a.clock,
		Limits: sshd.Limits{Sessions: a.cfg.ServeSessions, Address: a.cfg.ServeAddress, Lock: a.cfg.ServeLock},
		Console: func(_ context.Context, s *careline.Session, lang careline.Lang) (console.Options, error) {
			return console.Options{
				Session: s, Lang: lang, Theme: a.cfg.Theme, Store: name, NewKey: newKey, Mouse: a.cfg.Mouse, Keys: a.cfg.Bindings,
				Drafts: a.drafts(hotline, s), Outbox: a.outbox(hotline, s),
			}, nil
		},
	})
}

// checkLook refuses what no console can run with.
func (a *app) checkLook() error {
	if t := a.cfg.Theme; t != "" && !slices.Contains(theme.Names(), t) {
		return usage(careline.Say("There is no theme %q; there are: %s.", "没有主题 %q；可用：%s。", t, strings.Join(theme.Names(), ", ")))
	}
	return console.CheckKeys(a.cfg.Bindings)
}
