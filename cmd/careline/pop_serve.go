package main

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"careline"
	"careline/config"
)

// shortestToken is how many characters a token has at least.
const shortestToken = 16

func (a *app) popServeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Listen on this machine for telephone systems that can only call a URL",
		Long: "Listen on this machine for telephone systems that can only call a URL: GET or POST /pop with\n" +
			"caller, line and to. The address (pop.listen) and the token (pop.token) come from the\n" +
			"configuration or the environment; the token is shown as Authorization: Bearer, or as token.",
		Example: "careline pop serve",
		Args:    noArgs,
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		if err := a.checkListen(); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if !s.May(careline.MayTakeCalls) {
				return careline.NewError(careline.CodeForbidden, careline.Say("The role %s may not %s.", "%s无权%s。",
					s.Staff().Role, careline.MayTakeCalls), nil)
			}
			return a.servePops(cmd.Context(), s)
		})
	}
	return cmd
}

// checkListen refuses what must not be listened with.
func (a *app) checkListen() error {
	host, _, err := net.SplitHostPort(a.cfg.PopListen)
	ip := net.ParseIP(host)
	switch {
	case a.cfg.PopListen == "":
		return usage(careline.Say("pop.listen is not set; set it to 127.0.0.1:PORT.", "未设置 pop.listen；请设为 127.0.0.1:端口。"))
	case err != nil || ip == nil || !ip.IsLoopback():
		return usage(careline.Say("pop.listen must be an address of this machine alone, such as 127.0.0.1:7788, not %q.",
			"pop.listen 须为仅本机可达的地址，如 127.0.0.1:7788，不能是 %q。", a.cfg.PopListen))
	case len(a.cfg.PopToken) < shortestToken:
		return usage(careline.Say("pop.token is too short, at least 16 characters are needed; make one with: openssl rand -hex 24.",
			"pop.token 太短，至少需 16 个字符；可用 openssl rand -hex 24 生成。"))
	case a.cfg.Source(config.PopToken) == config.FromFile && readByOthers(a.cfg.File):
		return usage(careline.Say("Others can read %s, in which pop.token stands; take that away with chmod 600.",
			"他人可读取含有 pop.token 的 %s；请用 chmod 600 收回权限。", a.cfg.File))
	}
	return nil
}

func readByOthers(path string) bool {
	info, err := os.Stat(path)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0
}

// missEvery is how often the listener writes down what rang out.
const missEvery = 10 * time.Second

func (a *app) servePops(ctx context.Context, s *careline.Session) error {
	listener, err := net.Listen("tcp", a.cfg.PopListen)
	if err != nil {
		return careline.NewError(careline.CodeUnavailable, careline.Say("Nothing can listen on %s; is another program there?",
			"无法监听 %s；是否已被其他程序占用？", a.cfg.PopListen), err)
	}
	ring := func(ctx context.Context, in careline.PopRing) (careline.Pop, error) { return s.Ring(ctx, newKey(), in) }
	server := &http.Server{
		Handler:     newPopHandler(a.cfg.PopToken, ring, a.lang, a.clock),
		ReadTimeout: 5 * time.Second, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 15 * time.Second, IdleTimeout: 30 * time.Second,
		MaxHeaderBytes: 2 * popBody,
		ErrorLog:       log.New(io.Discard, "", 0), // it would quote what was sent
	}
	url := "http://" + listener.Addr().String() + popPath
	if err := a.print(struct {
		Listening string `json:"listening"`
	}{url}, func(p *paper) {
		p.say(careline.Say("Listening on %s; ctrl+c ends it.", "正在监听 %s；按 ctrl+c 结束。", url))
	}); err != nil {
		return errors.Join(err, listener.Close())
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	tick := time.NewTicker(missEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			_, _ = s.MissPops(ctx) // else a desk does it
		case err := <-ended:
			return careline.NewError(careline.CodeFailed, careline.Say("Listening on %s has ended.", "对 %s 的监听已结束。", a.cfg.PopListen), err)
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			_ = server.Shutdown(last) // who still talks is cut off
			return nil
		}
	}
}
