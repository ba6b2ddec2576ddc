package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"careline"
)

// benchServed is what careline serve did for many consoles.
type benchServed struct {
	Sessions int          `json:"sessions"`
	Typing   int          `json:"typing"`
	Echo     benchFigures `json:"echo"`    // from a key to the first that it changes on the screen
	Settled  benchFigures `json:"settled"` // to the last: what was found
	Key      benchBytes   `json:"key_bytes"`
	Idle     float64      `json:"idle_bytes_per_s"` // of a session that nobody types in
	RSS      int64        `json:"rss_bytes"`        // of the server at the end; 0 where --pid is not given
}

// benchBytes is how much a key sends to its terminal.
type benchBytes struct {
	P50 int `json:"p50"`
	P95 int `json:"p95"`
	P99 int `json:"p99"`
}

// benchPeople is how many sessions one person has: fewer than a server allows.
const benchPeople = 8

func (a *app) benchServeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve --queries FILE",
		Short: "Type searches in many sessions over SSH at once",
		Long: "Open sessions on a running careline serve, as people who are added with keys for it, type the\n" +
			"queries of FILE key by key in some of them, and tell how long a key takes to the screen and\n" +
			"what it sends. The server must allow so many sessions from one address (serve.address).\n" +
			"For a hotline that is there for it: the people stay, suspended.",
		Example: "CARELINE_SERVE_ADDRESS=250 careline serve --listen 127.0.0.1:2222 &\n" +
			"careline bench serve --address 127.0.0.1:2222 --queries queries.tsv --pid $!",
		Args: noArgs,
	}
	b := &benchDoor{}
	flags := cmd.Flags()
	flags.StringVar(&b.address, "address", "127.0.0.1:2222", "where the server listens")
	flags.IntVar(&b.sessions, "sessions", 200, "how many sessions there are")
	flags.IntVar(&b.typing, "typing", 20, "in how many of them somebody types")
	flags.DurationVar(&b.long, "for", 30*time.Second, "how long")
	flags.DurationVar(&b.pause, "pause", 200*time.Millisecond, "how long a typist waits after what a key has changed")
	flags.IntVar(&b.pid, "pid", 0, "the number of the server's process, to tell its memory")
	queries := flags.String("queries", "", "the file with the queries; - is standard input")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := need(cmd, "queries"); err != nil {
			return err
		}
		if b.sessions < 1 || b.typing < 0 || b.typing > b.sessions {
			return usage(careline.Say("The flag --sessions must be 1 or more, and --typing at most that.",
				"参数 --sessions 须大于等于 1，--typing 不能超过它。"))
		}
		var err error
		if b.queries, err = a.readQueries(*queries); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			answer, err := b.run(cmd.Context(), s)
			if err != nil {
				return err
			}
			return a.print(answer, func(p *paper) { p.benchServed(answer) })
		})
	}
	return cmd
}

// benchDoor is the bench at work.
type benchDoor struct {
	address          string
	sessions, typing int
	long, pause      time.Duration
	pid              int
	queries          []benchQuery

	mu            sync.Mutex
	echo, settled []time.Duration
	sent          []int
}

func (b *benchDoor) run(ctx context.Context, s *careline.Session) (benchServed, error) {
	people := (b.sessions + benchPeople - 1) / benchPeople
	keys := make([]gossh.Signer, people)
	for i := range keys {
		key, fire, err := b.hire(ctx, s, fmt.Sprintf("bench-%d-%d", time.Now().Unix(), i))
		if err != nil {
			return benchServed{}, err
		}
		defer fire()
		keys[i] = key
	}
	seats := make([]*benchSeat, b.sessions)
	for i := range seats {
		seat, err := benchSit(b.address, keys[i%people])
		if err != nil {
			return benchServed{}, careline.NewError(careline.CodeUnavailable, careline.Say(
				"Session %d can't be opened; does careline serve listen on %s, and does it allow so many (serve.address)?",
				"无法打开第 %d 个会话；careline serve 是否在 %s 监听，并允许这么多会话（serve.address）？", i+1, b.address), err)
		}
		defer seat.leave()
		seats[i] = seat
	}
	for _, seat := range seats { // until all have drawn their first page
		seat.rest(time.Second, 30*time.Second)
	}
	idle := 0
	for _, seat := range seats[b.typing:] {
		idle -= seat.count()
	}
	began := time.Now()
	var typing sync.WaitGroup
	for i, seat := range seats[:b.typing] {
		typing.Go(func() { b.typeAt(ctx, seat, i*len(b.queries)/max(1, b.typing), began.Add(b.long)) })
	}
	typing.Wait()
	if b.typing == 0 {
		time.Sleep(b.long)
	}
	for _, seat := range seats[b.typing:] {
		idle += seat.count()
	}
	answer := benchServed{Sessions: b.sessions, Typing: b.typing, RSS: residentOf(b.pid)}
	if n := b.sessions - b.typing; n > 0 {
		answer.Idle = float64(idle) / float64(n) / time.Since(began).Seconds()
	}
	if len(b.echo) > 0 {
		slices.Sort(b.sent)
		at := func(q int) int { return b.sent[(len(b.sent)-1)*q/100] }
		answer.Echo, answer.Settled = figuresOf(b.echo), figuresOf(b.settled)
		answer.Key = benchBytes{P50: at(50), P95: at(95), P99: at(99)}
	}
	return answer, ctx.Err()
}

// hire adds somebody with a key; fire takes the key away again.
func (b *benchDoor) hire(ctx context.Context, s *careline.Session, login string) (key gossh.Signer, fire func(), err error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		return nil, nil, err
	}
	line, err := gossh.NewPublicKey(public)
	if err != nil {
		return nil, nil, err
	}
	p, err := s.AddStaff(ctx, newKey(), careline.Staff{Login: login, Name: "bench", Role: careline.RoleOperator})
	if err != nil {
		return nil, nil, err
	}
	added, err := s.AddKey(ctx, newKey(), login, string(gossh.MarshalAuthorizedKey(line)))
	fire = func() {
		ctx := context.WithoutCancel(ctx)
		p.Suspended = true
		_, err := s.ChangeStaff(ctx, newKey(), p)
		_ = errors.Join(err, s.RemoveKey(ctx, newKey(), added.Fingerprint)) // they are of no use to anybody
	}
	return signer, fire, err
}

// typeAt types queries in a session, from the n-th on.
func (b *benchDoor) typeAt(ctx context.Context, seat *benchSeat, n int, until time.Time) {
	for ; ; n++ {
		for _, letter := range b.queries[n%len(b.queries)].text {
			if ctx.Err() != nil || time.Now().After(until) {
				return
			}
			echo, settled, sent, ok := seat.press(string(letter), b.pause)
			if !ok {
				continue // an unfinished word of an input method shows nothing
			}
			b.mu.Lock()
			b.echo, b.settled, b.sent = append(b.echo, echo), append(b.settled, settled), append(b.sent, sent)
			b.mu.Unlock()
		}
		seat.press("\x15", b.pause) // ctrl+u empties the line
	}
}

func (p *paper) benchServed(a benchServed) {
	ms := func(us int64) string { return fmt.Sprintf("%.1f", float64(us)/1000) }
	p.say(careline.Say("%s, typing in %d of them, %s.", "%s，其中 %d 个在输入，%s。",
		careline.Count(a.Sessions, "%s session", "%s sessions", "%s 个会话"), a.Typing,
		careline.Count(a.Echo.N, "%s key", "%s keys", "共 %s 次按键")))
	p.say(careline.Say("Key to screen: p50 %s ms, p99 %s ms, most %s ms; to what was found: p50 %s ms, p99 %s ms, most %s ms.",
		"按键到屏幕：p50 %s 毫秒，p99 %s 毫秒，最长 %s 毫秒；到查询结果：p50 %s 毫秒，p99 %s 毫秒，最长 %s 毫秒。",
		ms(a.Echo.P50), ms(a.Echo.P99), ms(a.Echo.Max), ms(a.Settled.P50), ms(a.Settled.P99), ms(a.Settled.Max)))
	p.say(careline.Say("Bytes a key: p50 %d, p95 %d, p99 %d. Bytes a second of an idle session: %.1f.",
		"每次按键字节数：p50 %d，p95 %d，p99 %d。空闲会话每秒字节数：%.1f。", a.Key.P50, a.Key.P95, a.Key.P99, a.Idle))
	if a.RSS > 0 {
		p.say(careline.Say("Memory of the server: %d MB.", "服务器内存：%d MB。", a.RSS>>20))
	}
}
