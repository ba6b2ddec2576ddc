package main

import (
	"cmp"
	"context"
	"errors"
	"os/user"
	"strings"

	"github.com/spf13/cobra"

	"careline"
	"careline/store"
)

// needs is what a command wants of the store.
type needs bool

const (
	anExistingStore needs = false
	anyStore        needs = true // made where there is none
)

// withSession opens the configured store, signs the person in, runs fn and
// closes the store. The one who makes a store is its administrator.
func (a *app) withSession(cmd *cobra.Command, want needs, fn func(*careline.Session) error) error {
	return a.withBoth(cmd, want, func(_ *store.Store, s *careline.Session) error { return fn(s) })
}

// withBoth is withSession for what asks the store for more than a Desk knows.
func (a *app) withBoth(cmd *cobra.Command, want needs, fn func(*store.Store, *careline.Session) error) error {
	if err := a.configure(cmd); err != nil {
		return err
	}
	return a.withStore(cmd.Context(), want, func(st *store.Store) error {
		session, err := a.desk(st).SignIn(cmd.Context(), a.login())
		if err != nil {
			return err
		}
		return fn(st, session)
	})
}

func (a *app) withStore(ctx context.Context, want needs, fn func(*store.Store) error) error {
	return a.withStoreFor(ctx, 1, want, fn)
}

// withStoreFor is withStore for a process that runs several consoles.
func (a *app) withStoreFor(ctx context.Context, desks int, want needs, fn func(*store.Store) error) (err error) {
	st, err := store.Open(ctx, a.cfg.Store, store.Options{Create: bool(want), Migrate: true, Desks: desks})
	if err != nil {
		return a.howToMake(err)
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if st.New() {
		if err := a.desk(st).Found(ctx, a.login(), a.fullName()); err != nil {
			return err
		}
	}
	if err := fn(st); err != nil {
		return err
	}
	return st.Settle(ctx)
}

func (a *app) desk(st careline.Store) *careline.Desk {
	return careline.NewDesk(st, a.clock, careline.Settings{
		Zone: a.cfg.Zone, Country: a.cfg.Country, Hearing: a.cfg.Hearing, Ring: a.cfg.PopWait,
	})
}

// howToMake adds to "there is no store" what can be done about it.
func (a *app) howToMake(err error) error {
	if careline.CodeOf(err) != careline.CodeUnavailable || store.Exists(a.cfg.Store) || !strings.HasPrefix(a.cfg.Store, "sqlite:") {
		return err
	}
	return careline.NewError(careline.CodeUnavailable, careline.Say(
		"There is no hotline at %s yet; start careline there to make one, or look around with: careline demo.",
		"%s 尚无热线；在此启动 careline 即可创建，或用 careline demo 先看演示。", storePath(a.cfg.Store)), err)
}

// storePath is a store's address as people know it.
func storePath(dsn string) string { return strings.TrimPrefix(careline.HidePassword(dsn), "sqlite:") }

// login is who works: --as, else the system's user. Logins are one word.
func (a *app) login() string {
	name := a.cfg.As
	if name == "" {
		name = cmp.Or(a.getenv("USER"), a.getenv("USERNAME"))
		if u, err := user.Current(); err == nil {
			name = u.Username
		}
		name = name[strings.LastIndex(name, `\`)+1:] // DOMAIN\name
	}
	return strings.Join(strings.Fields(name), ".")
}

func (a *app) fullName() string {
	u, err := user.Current()
	if err != nil || a.cfg.As != "" {
		return ""
	}
	name, _, _ := strings.Cut(u.Name, ",") // the rest of GECOS is room and phone
	return name
}
