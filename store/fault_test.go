package store_test

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/store"
)

// A test that needs other processes runs this program again; deskStore then
// names the store, and the process is a desk that saves until it has saved
// deskSaves, or is killed.
const (
	deskStore = "CARELINE_TEST_DESK_STORE"
	deskName  = "CARELINE_TEST_DESK_NAME"
	deskSaves = "CARELINE_TEST_DESK_SAVES"
)

func TestMain(m *testing.M) {
	if dsn := os.Getenv(deskStore); dsn != "" {
		if err := deskWork(context.Background(), dsn); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// deskWork saves customers under keys, and prints each key with the time it
// took only when the store has acknowledged it.
func deskWork(ctx context.Context, dsn string) error {
	s, err := store.Open(ctx, dsn, store.Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return err
	}
	saves, err := strconv.Atoi(os.Getenv(deskSaves))
	if err != nil {
		return err
	}
	for n := range saves {
		key := fmt.Sprintf("%s-%d", os.Getenv(deskName), n)
		began := time.Now()
		if err := saveUnder(ctx, s, key); err != nil {
			return err
		}
		fmt.Println(key, time.Since(began).Microseconds())
	}
	return s.Close()
}

// saveUnder writes what a use case does: a record, its event, its key.
func saveUnder(ctx context.Context, s *store.Store, key string) error {
	c := named(key)
	return s.Update(ctx, func(w careline.Writer) error {
		if err := w.SaveCustomer(ctx, c); err != nil {
			return err
		}
		e := careline.Event{At: noon, Recorded: noon, Kind: careline.EventNote, On: []careline.Ref{c.ID.Ref()}, Text: key}
		if err := w.Append(ctx, e); err != nil {
			return err
		}
		return w.Remember(ctx, careline.Command{Key: key, Name: "save", Result: c.ID.Ref(), At: noon})
	})
}

// desk is another process at work.
type desk struct {
	*exec.Cmd
	lines *bufio.Scanner
	begin func()
}

func startDesk(t *testing.T, dsn, name string, saves int) desk {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = append(os.Environ(), deskStore+"="+dsn, deskName+"="+name, deskSaves+"="+strconv.Itoa(saves))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return desk{cmd, bufio.NewScanner(out), func() { _, _ = fmt.Fprintln(in) }}
}

// rounds is the number that the environment asks for, or few.
func rounds(t *testing.T, variable string, few int) int {
	t.Helper()
	if s := os.Getenv(variable); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return few
}

func TestNothingAcknowledgedIsLostWhenADeskIsKilled(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		t.Parallel()
		h.close()
		kills, acknowledged := rounds(t, "CARELINE_TEST_KILLS", 20), 0
		random := seeded(t)
		var unheard []string // the keys that were next, and may have been saved
		for round := range kills {
			name := fmt.Sprint("round", round)
			keys := killed(t, h.dsn, name, time.Duration(random.IntN(100_000))*time.Microsecond)
			acknowledged += len(keys)
			unheard = append(unheard, fmt.Sprint(name, "-", len(keys)))
			// Of a file nobody else has it open, so this one finds a log left behind.
			h.Store = open(t, h.dsn, store.Options{})
			for _, key := range keys {
				if err := saved(h, key); err != nil {
					t.Fatalf("round %d: %s was acknowledged: %v", round, key, err)
				}
			}
			if round < kills-1 {
				h.close()
			}
		}
		more := 0
		for _, key := range unheard {
			if err := saved(h, key); err == nil {
				more++
			} else if !errors.Is(err, errNoKey) {
				t.Errorf("%s: %v", key, err)
			}
		}
		if n := h.count(); n != acknowledged+more {
			t.Errorf("%d customers, %d acknowledged, %d saved without time to say so", n, acknowledged, more)
		}
		if got := problems(t, h.dsn, store.ExamineOptions{Full: true}); got != nil {
			t.Errorf("the doctor finds %q", got)
		}
		t.Logf("%d kills, %d saves acknowledged, none lost; %d saved unheard", kills, acknowledged, more)
	})
}

// killed gives the keys that a desk had acknowledged when it was killed.
func killed(t *testing.T, dsn, name string, after time.Duration) (keys []string) {
	t.Helper()
	d := startDesk(t, dsn, name, 1_000_000)
	d.lines.Scan()
	d.begin()
	time.AfterFunc(after, func() { _ = d.Process.Kill() })
	for d.lines.Scan() {
		if key, _, whole := strings.Cut(d.lines.Text(), " "); whole {
			keys = append(keys, key)
		}
	}
	_ = d.Wait() // it was killed
	return keys
}

var errNoKey = errors.New("there is no such key")

// saved tells whether what was saved under a key is there whole.
func saved(h hotline, key string) error {
	return h.View(h.ctx, func(r careline.Reader) error {
		c, there, err := r.Command(h.ctx, key)
		if err != nil || !there {
			return cmp.Or(err, errNoKey)
		}
		file, err := r.Customer(h.ctx, careline.CustomerID(c.Result.ID))
		if err != nil || file.Name != key {
			return fmt.Errorf("there is %q, %w", file.Name, err)
		}
		return nil
	})
}

func TestManyProcessesSaveAtOnceWithoutAnError(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		processes, each := rounds(t, "CARELINE_TEST_DESKS", 8), rounds(t, "CARELINE_TEST_SAVES", 10)
		desks := make([]desk, processes)
		for i := range desks {
			desks[i] = startDesk(t, h.dsn, fmt.Sprint("desk", i), each)
		}
		for _, d := range desks {
			d.lines.Scan()
		}
		began := time.Now()
		for _, d := range desks {
			d.begin()
		}
		var all sync.WaitGroup
		var mu sync.Mutex
		var took []time.Duration
		for i, d := range desks {
			all.Go(func() {
				for d.lines.Scan() {
					_, micros, _ := strings.Cut(d.lines.Text(), " ")
					n, err := strconv.Atoi(micros)
					if err != nil {
						t.Errorf("desk %d says %q", i, d.lines.Text())
					}
					mu.Lock()
					took = append(took, time.Duration(n)*time.Microsecond)
					mu.Unlock()
				}
				if err := d.Wait(); err != nil {
					t.Errorf("desk %d: %v", i, err)
				}
			})
		}
		all.Wait()
		if n := h.count(); n != processes*each || len(took) != n {
			t.Fatalf("%d saved, %d acknowledged, want %d", n, len(took), processes*each)
		}
		slices.Sort(took)
		t.Logf("%d processes x %d saves in %v, 0 errors: p50 %v, p99 %v, most %v", processes, each, time.Since(began).Round(time.Millisecond),
			took[len(took)/2], took[len(took)*99/100], took[len(took)-1])
	})
}

func TestManySaveAtOnceInOneProcessWithoutAnError(t *testing.T) {
	onEach(t, func(_ *testing.T, h hotline) {
		var all sync.WaitGroup
		for who := range 16 {
			all.Go(func() {
				for n := range 40 {
					if err := saveUnder(h.ctx, h.Store, fmt.Sprintf("%d-%d", who, n)); err != nil {
						h.Error(err)
					}
				}
			})
		}
		all.Wait()
		if n := h.count(); n != 640 {
			h.Errorf("%d customers", n)
		}
	})
}
