package powercut

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// kind is what a call did.
type kind int

const (
	wrote kind = iota
	resized
	synced
	made
	removed
	renamed
	said
)

// call is what a process did to a file, or said, in the order in which the
// calls returned.
type call struct {
	kind     kind
	path, to string
	at       int64
	data     []byte
	began    int  // so many others had returned
	clear    bool // of made: what was in it is gone
}

// traced is what strace is asked for; other calls that change files are an error.
var traced = "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,copy_file_range,sendfile," +
	"fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,link,linkat"

// unfinished is the first half of a line whose call another thread interrupted.
type unfinished struct {
	line  string
	began int
}

// parse reads what strace -f -y -xx wrote about the files of folder:
//
//	PID NAME(7<PATH>, "TEXT", 4096, 512) = 4096
func parse(from io.Reader, folder string) ([]call, error) {
	var calls []call
	waiting := map[string]unfinished{}
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		began := len(calls)
		pid, line, _ := strings.Cut(lines.Text(), " ")
		line = strings.TrimLeft(line, " ")
		if first, ok := strings.CutSuffix(line, "<unfinished ...>"); ok {
			waiting[pid] = unfinished{first, began}
			continue
		}
		if _, rest, ok := strings.Cut(line, " resumed>"); ok && line[0] == '<' {
			line, began = waiting[pid].line+rest, waiting[pid].began
		}
		name, rest, _ := strings.Cut(line, "(")
		end := strings.LastIndex(rest, ") ")
		if end < 0 {
			continue // a process's end
		}
		result := strings.TrimLeft(rest[end+2:], "= ")
		if strings.HasPrefix(result, "-") || strings.HasPrefix(result, "?") {
			continue // it failed
		}
		c, ok, err := understand(name, rest[:end], result, folder)
		if err != nil {
			return nil, fmt.Errorf("%w: %.200s", err, line)
		}
		if ok {
			c.began = began
			calls = append(calls, c)
		}
	}
	return calls, lines.Err()
}

// understand gives a call's meaning, if it is about the folder's files or says
// something on standard output.
func understand(name, args, result, folder string) (c call, ok bool, err error) {
	pieces := strings.Split(args, `"`) // strace writes quotes within texts otherwise
	var texts []string
	for i := 1; i < len(pieces); i += 2 {
		texts = append(texts, plain(pieces[i]))
	}
	fd, path, opened := strings.Cut(pieces[0], "<")
	if opened {
		path, _, _ = strings.Cut(path, ">")
		c.path = plain(path)
	}
	numbers := strings.Split(pieces[len(pieces)-1], ", ")
	switch name {
	case "open", "openat":
		if !strings.Contains(args, "O_CREAT") && !strings.Contains(args, "O_TRUNC") {
			return c, false, nil
		}
		c.kind, c.path, c.clear = made, texts[0], strings.Contains(args, "O_TRUNC")
	case "write":
		if fd == "1" {
			return call{kind: said, data: []byte(texts[0])}, true, nil
		}
		return c, false, unforeseen(c.path, folder)
	case "pwrite64":
		c.kind, c.data = wrote, []byte(texts[0])
		c.at, err = strconv.ParseInt(numbers[len(numbers)-1], 10, 64)
		if err == nil && strconv.Itoa(len(c.data)) != result {
			err = errors.New("a write was cut short, by the system or by strace")
		}
	case "ftruncate":
		c.kind = resized
		c.at, err = strconv.ParseInt(numbers[1], 10, 64)
	case "fsync", "fdatasync":
		c.kind = synced
	case "unlink", "unlinkat":
		c.kind, c.path = removed, texts[0]
	case "rename", "renameat", "renameat2":
		c.kind, c.path, c.to = renamed, texts[0], texts[1]
	default:
		return c, false, errors.Join(unforeseen(c.path, folder), unforeseen(strings.Join(texts, "\n"), folder))
	}
	inside := filepath.Dir(c.path) == folder || c.kind == synced && c.path == folder
	return c, inside, err
}

// unforeseen is an error if the call was about our files after all.
func unforeseen(about, folder string) error {
	if strings.Contains(about, folder+"/") {
		return errors.New("a call that is not foreseen")
	}
	return nil
}

// plain undoes strace's -xx.
func plain(s string) string {
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		return s
	}
	return string(b)
}
