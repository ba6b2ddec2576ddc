package rival

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"

	"careline"
	"careline/cmd/careline/bench"
)

// grep looks for each scrap in what the one before has left of the list.
type grep struct{ program, list string }

func (*grep) Name() string { return "grep" }

func (*grep) About() careline.Words {
	return careline.Words{EN: "grep -iF … list | grep -iF …, the start of the processes included", ZH: "grep -iF … 文件 | grep -iF …，含进程启动时间"}
}

func (g *grep) Open(_ context.Context, _, list string, _ int) (err error) {
	g.list = list
	if g.program, err = exec.LookPath("grep"); err != nil {
		return absent("grep")
	}
	return nil
}

func (g *grep) Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var chain []*exec.Cmd
	for i, scrap := range Scraps(q) {
		args := []string{"-F", "-e", scrap}
		if strings.ToLower(scrap) != strings.ToUpper(scrap) {
			args = append([]string{"-i"}, args...)
		}
		if i == 0 {
			args = append(args, "--", g.list)
		}
		cmd := exec.CommandContext(ctx, g.program, args...) //nolint:gosec // grep, of fixed words only
		cmd.Env = append(os.Environ(), "LC_ALL=C")          // bytes are quicker, and find the same
		if i > 0 {
			in, err := chain[i-1].StdoutPipe()
			if err != nil {
				return nil, err
			}
			cmd.Stdin = in
		}
		chain = append(chain, cmd)
	}
	return firstLines(ctx, stop, chain)
}

func (*grep) Close() error { return nil }

// fzf ranks the list by how well the scraps fit it.
type fzf struct{ program, list string }

func (*fzf) Name() string { return "fzf" }

func (*fzf) About() careline.Words {
	return careline.Words{EN: "fzf -i --filter '… …' < list, the start of the process included", ZH: "fzf -i --filter '… …' < 文件，含进程启动时间"}
}

func (f *fzf) Open(_ context.Context, _, list string, _ int) (err error) {
	f.list = list
	if f.program, err = exec.LookPath("fzf"); err != nil {
		return absent("fzf")
	}
	return nil
}

func (f *fzf) Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	file, err := os.Open(f.list)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	cmd := exec.CommandContext(ctx, f.program, "-i", "--filter", strings.Join(Scraps(q), " "))
	cmd.Stdin = file
	cmd.Env = append(os.Environ(), "FZF_DEFAULT_OPTS=", "FZF_DEFAULT_COMMAND=")
	return firstLines(ctx, stop, []*exec.Cmd{cmd})
}

func (*fzf) Close() error { return nil }

// firstLines runs a chain of programs and reads the customers of the first
// lines of the last. Then they are stopped: nobody reads on.
func firstLines(ctx context.Context, stop func(), chain []*exec.Cmd) (found []careline.CustomerID, err error) {
	out, err := chain[len(chain)-1].StdoutPipe()
	if err != nil {
		return nil, err
	}
	for i, cmd := range chain {
		if err := cmd.Start(); err != nil {
			stop()
			for _, begun := range chain[:i] {
				_ = begun.Wait()
			}
			return nil, err
		}
	}
	lines := bufio.NewReaderSize(out, 1<<16)
	for len(found) < Screenful {
		line, readErr := lines.ReadString('\n')
		if number, _, has := strings.Cut(line, "\t"); has {
			id, numErr := numbered(number)
			if numErr != nil {
				err = numErr
				break
			}
			found = append(found, id)
		}
		if readErr != nil {
			if !errors.Is(readErr, io.EOF) && !errors.Is(readErr, os.ErrClosed) {
				err = readErr
			}
			break
		}
	}
	late := ctx.Err()
	stop()
	for _, cmd := range chain {
		_ = cmd.Wait() // nothing found is a failure to grep, and so is being stopped
	}
	return found, errors.Join(err, late)
}
