package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careline"
)

type keyRow struct {
	Login       text      `json:"login"`
	Fingerprint text      `json:"fingerprint"`
	Type        text      `json:"type"`
	Comment     text      `json:"comment"`
	Added       time.Time `json:"added"`
}

func keyOf(login string, k careline.StaffKey) keyRow {
	return keyRow{text(login), text(k.Fingerprint), text(k.Type), text(k.Comment), k.Added}
}

func (a *app) staffKeyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "key [--login LOGIN] [--add LINE | --remove FINGERPRINT]",
		Short: "Say whose keys open the door over SSH, add one, take one away",
		Long: "Say whose public keys open the door of careline serve; with --login, one person's. --add gives a person a key:\n" +
			"the one line of a file like id_ed25519.pub, or @FILE, or @- for standard input. Keys are ed25519, ECDSA, RSA of\n" +
			"3,072 bits or more, or on a security token; a key is one person's. --remove takes a key away from whoever has it,\n" +
			"and the sessions that it opened end.",
		Example: "careline staff key --login wangmin --add 'ssh-ed25519 AAAA... wangmin@laptop'",
		Args:    noArgs,
	}
	var in struct{ login, add, remove, key string }
	f := cmd.Flags()
	f.StringVar(&in.login, "login", "", "whose key")
	f.StringVar(&in.add, "add", "", "a public key to let the person in by: its line, @FILE, or @- for standard input")
	f.StringVar(&in.remove, "remove", "", "the fingerprint of a key that is to open nothing any more")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		switch adding, removing := f.Changed("add"), f.Changed("remove"); {
		case adding && removing:
			return usage(careline.Say("Say either --add or --remove.", "--add 与 --remove 只能选一个。"))
		case adding:
			if err := need(cmd, "login"); err != nil {
				return err
			}
			line, err := a.keyLine(in.add)
			if err != nil {
				return err
			}
			return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
				k, err := s.AddKey(cmd.Context(), key, in.login, line)
				if err != nil {
					return err
				}
				return a.printKey(in.login, k)
			})
		case removing:
			return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
				return a.removeKey(cmd.Context(), s, key, in.login, in.remove)
			})
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			return a.listKeys(cmd.Context(), s, in.login)
		})
	}
	return cmd
}

func (a *app) printKey(login string, k careline.StaffKey) error {
	login = strings.ToLower(strings.TrimSpace(login))
	return a.print(keyOf(login, k), func(p *paper) { p.line(login, k.Fingerprint, k.Type, k.Comment) })
}

// removeKey takes a key away; where a login is named, only from that person.
func (a *app) removeKey(ctx context.Context, s *careline.Session, key, login, fingerprint string) error {
	fingerprint = strings.TrimSpace(fingerprint)
	if login != "" {
		all, _, err := keysOf(ctx, s, login)
		if err != nil {
			return err
		}
		theirs := false
		for _, k := range all {
			theirs = theirs || k.Fingerprint == fingerprint
		}
		if !theirs {
			return careline.NotFound(careline.Words{EN: "key", ZH: "密钥"}, careline.Sanitize(fingerprint))
		}
	}
	if err := s.RemoveKey(ctx, key, fingerprint); err != nil {
		return err
	}
	type answer struct {
		Removed text `json:"removed"`
	}
	return a.print(answer{text(fingerprint)}, func(p *paper) {
		p.say(careline.Say("%s opens nothing any more.", "%s 已不能登录。", careline.Sanitize(fingerprint)))
	})
}

// keysOf gives one person's keys, or everybody's, and the logins of all.
func keysOf(ctx context.Context, s *careline.Session, login string) ([]careline.StaffKey, map[careline.StaffID]string, error) {
	staff, err := s.StaffList(ctx)
	if err != nil {
		return nil, nil, err
	}
	logins, of := map[careline.StaffID]string{}, careline.StaffID(0)
	for _, p := range staff {
		logins[p.ID] = p.Login
		if p.Login == strings.ToLower(strings.TrimSpace(login)) {
			of = p.ID
		}
	}
	if login != "" && of == 0 {
		return nil, nil, careline.NotFound(careline.SubjectStaff, careline.Sanitize(login))
	}
	keys, err := s.StaffKeys(ctx, of)
	return keys, logins, err
}

func (a *app) listKeys(ctx context.Context, s *careline.Session, login string) error {
	keys, logins, err := keysOf(ctx, s, login)
	if err != nil {
		return err
	}
	rows := []keyRow{}
	for _, k := range keys {
		rows = append(rows, keyOf(logins[k.Staff], k))
	}
	return a.print(rows, func(p *paper) {
		if len(keys) == 0 {
			p.say(careline.Say("No key opens the door yet; careline staff key --help says how to add one.", "尚无可登录的密钥；添加方法见 careline staff key --help。"))
			return
		}
		var table [][]string
		for _, k := range keys {
			table = append(table, []string{logins[k.Staff], k.Fingerprint, k.Type, cmp.Or(k.Comment, "-"), p.at(k.Added)})
		}
		p.table([]careline.Words{wLogin, wFingerprint, wType, wComment, wSince}, table)
	})
}

// maxKeyFile is how much of a file is read for a key; more is none.
const maxKeyFile = 64 << 10

// keyLine gives the line of --add: itself, or what a file or standard input has.
func (a *app) keyLine(given string) (string, error) {
	name, file := strings.CutPrefix(given, "@")
	if !file {
		return given, nil
	}
	from := a.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", unreadableKey(name, err)
		}
		defer f.Close() //nolint:errcheck // it was only read
		from = f
	}
	b, err := io.ReadAll(io.LimitReader(from, maxKeyFile))
	if err != nil {
		return "", unreadableKey(name, err)
	}
	return string(b), nil
}

func unreadableKey(name string, err error) error {
	code := careline.CodeFailed
	if os.IsNotExist(err) {
		code = careline.CodeNotFound
	}
	return careline.NewError(code, careline.Say("The key in %s can't be read.", "无法读取 %s 中的密钥。", careline.Sanitize(name)), err)
}
