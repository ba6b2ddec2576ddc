package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careline"
	"careline/store"
	"careline/tui/outbox"
)

// outbox is where the console puts what it can't write now: on this machine,
// for this person and this hotline.
func (a *app) outbox(hotline string, s *careline.Session) *outbox.Box {
	return outbox.Open(a.stateFolder("outbox"), hotline, a.storeAddress(), s.Staff().Login)
}

// outboxHere is the outbox without a look at the store, which may be away.
func (a *app) outboxHere() *outbox.Box {
	return outbox.Open(a.stateFolder("outbox"), "", a.storeAddress(), strings.ToLower(strings.TrimSpace(a.login())))
}

type letterJSON struct {
	Key   string        `json:"key"`
	State outbox.State  `json:"state"`
	Deed  string        `json:"deed"`
	What  text          `json:"what"`
	About text          `json:"about"`
	Since time.Time     `json:"since"`
	Tries int           `json:"tries"`
	Code  careline.Code `json:"code,omitempty"`
	Why   text          `json:"why"`
}

func (a *app) letterOf(e *outbox.Entry) letterJSON {
	return letterJSON{
		Key: e.Letter.Key, State: e.State, Deed: e.Letter.Deed, What: text(e.Letter.In(a.lang)), About: text(e.About()),
		Since: e.Letter.At, Tries: e.Tries, Code: e.Code, Why: text(e.Why.In(a.lang)),
	}
}

func (a *app) outboxCommand() *cobra.Command {
	list := a.outboxListCommand()
	group := a.group("outbox", "List what the console could not save yet, send it, or drop it",
		list, a.outboxSendCommand(), a.outboxDropCommand())
	group.Example = "careline outbox\ncareline outbox send"
	group.Args, group.RunE = a.knownCommand, list.RunE
	group.Flags().AddFlagSet(list.Flags())
	return group
}

func (a *app) outboxListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List what waits to be sent to the store, in the order in which it is sent",
		Long: "List what was saved in the console while the store was out of reach, or was not confirmed, and what of it\n" +
			"was refused. It is on this machine, and the store need not be in reach.",
		Example: "careline outbox list --json",
		Args:    noArgs,
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		entries, aside, err := a.outboxHere().All()
		if err != nil {
			return notRead(err)
		}
		type answer struct {
			Entries []letterJSON `json:"entries"`
			Aside   int          `json:"aside"` // files that can't be understood, set aside now
		}
		all := answer{Entries: []letterJSON{}, Aside: aside}
		for i := range entries {
			all.Entries = append(all.Entries, a.letterOf(&entries[i]))
		}
		return a.print(all, func(p *paper) {
			var rows [][]string
			for i := range entries {
				e := &entries[i]
				rows = append(rows, []string{
					e.Letter.Key, e.State.In(p.lang), e.Letter.In(p.lang), e.About(), p.at(e.Letter.At), strconv.Itoa(e.Tries), e.Why.In(p.lang),
				})
			}
			if len(rows) > 0 {
				p.table([]careline.Words{wKey, wState, wWhat, wAbout, wSince, wTries, wReason}, rows)
			}
			p.say(careline.Say("%s.", "%s。", waitingLetters(len(entries))))
			if aside > 0 {
				p.say(careline.Say("%s.", "%s。", careline.Count(aside, "%s entry can't be understood and was set aside",
					"%s entries can't be understood and were set aside", "%s 项无法识别，已移开")))
			}
		})
	}
	return cmd
}

func waitingLetters(n int) careline.Phrase {
	return careline.Count(n, "%s entry is in the outbox", "%s entries are in the outbox", "发件箱中有 %s 项")
}

func notRead(err error) error {
	return careline.NewError(careline.CodeFailed, careline.Say("The outbox on this machine can't be read.", "无法读取本机上的发件箱。"), err)
}

func (a *app) outboxSendCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "send [KEY]",
		Short: "Send what waits, in order; with a key, one that was refused once more",
		Long: "Send what waits to the store, in order, each entry once however often it is tried. With the key of a refused\n" +
			"entry, that one is sent again with the others. What is refused stays.",
		Example: "careline outbox send",
		Args: func(cmd *cobra.Command, args []string) error {
			return noArgs(cmd, args[min(1, len(args)):])
		},
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.withBoth(cmd, anExistingStore, func(st *store.Store, s *careline.Session) error {
			name, err := hotline(cmd.Context(), st)
			if err != nil {
				return err
			}
			box := a.outbox(name, s)
			for _, key := range args {
				if found, err := box.Again(key); err != nil {
					return err
				} else if !found {
					return noLetter(key)
				}
			}
			r, err := box.Drain(cmd.Context(), s.Now, s.Carry)
			if err != nil {
				return notRead(err)
			}
			return a.printSent(box, &r)
		})
	}
	return cmd
}

// printSent says what was sent; what could not be is the command's error.
func (a *app) printSent(box *outbox.Box, r *outbox.Report) error {
	type sentJSON struct {
		letterJSON
		Made string `json:"made,omitempty"`
	}
	type answer struct {
		Sent      []sentJSON   `json:"sent"`
		Refused   []letterJSON `json:"refused"`
		Left      int          `json:"left"`
		Elsewhere bool         `json:"elsewhere"` // a console sends now
	}
	left, _, err := box.All()
	if err != nil {
		return notRead(err)
	}
	done := answer{Sent: []sentJSON{}, Refused: []letterJSON{}, Left: len(left), Elsewhere: r.Elsewhere}
	for i := range r.Sent {
		one := sentJSON{letterJSON: a.letterOf(&r.Sent[i].Entry)}
		if ref := r.Sent[i].Ref; ref.ID != 0 {
			one.Made = ref.String()
		}
		done.Sent = append(done.Sent, one)
	}
	for i := range r.Refused {
		done.Refused = append(done.Refused, a.letterOf(&r.Refused[i]))
	}
	if r.Stopped != nil {
		return r.Stopped
	}
	return a.print(done, func(p *paper) {
		for _, s := range done.Sent {
			p.line(string(s.What), string(s.About), s.Made)
		}
		if r.Elsewhere {
			p.say(careline.Say("A console is sending at this moment.", "控制台正在发送。"))
		}
		for _, s := range done.Refused {
			p.line(string(s.What), string(s.About), string(s.Why))
		}
		p.say(careline.Say("%s; %s.", "%s；%s。",
			careline.Count(len(done.Sent), "%s sent", "%s sent", "已发送 %s 项"), waitingLetters(done.Left)))
	})
}

func (a *app) outboxDropCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "drop KEY",
		Short:   "Take an entry out of the outbox without sending it",
		Example: "careline outbox drop 0197c0de-0000-7000-8000-000000000001",
		Args:    oneArg(wKey),
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		found, err := a.outboxHere().Drop(args[0])
		switch {
		case careline.CodeOf(err) == careline.CodeConflict && err != nil:
			return err
		case err != nil:
			return notRead(err)
		case !found:
			return noLetter(args[0])
		}
		type answer struct {
			Dropped string `json:"dropped"`
		}
		return a.print(answer{args[0]}, func(p *paper) { p.say(careline.Say("Dropped.", "已丢弃。")) })
	}
	return cmd
}

func noLetter(key string) error {
	return careline.NewError(careline.CodeNotFound, careline.Say(
		"There is no entry %s in the outbox; see careline outbox.", "发件箱中没有 %s；见 careline outbox。", careline.Sanitize(key)), nil)
}
