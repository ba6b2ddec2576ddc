package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"careline"
)

// whole understands a path as people type and paste it: in quotes, with ~ for
// their own folder, with a backslash before a blank as terminals write what is
// dropped on them.
func (l lists) whole(typed string) (string, error) {
	path := l.plain(typed)
	if path == "" {
		return "", careline.NewError(careline.CodeInvalid, careline.Say("Give the path of a file.", "请给出文件路径。"), nil)
	}
	if strings.ContainsRune(path, 0) {
		return "", careline.NewError(careline.CodeInvalid, careline.Say("This is no path of a file.", "这不是文件路径。"), nil)
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", careline.NewError(careline.CodeFailed, careline.Say("The folder that careline was started in is gone.", "启动 careline 的文件夹已不存在。"), err)
	}
	return whole, nil
}

func (l lists) plain(typed string) string {
	path := strings.TrimSpace(typed)
	quoted := false
	for _, q := range []string{`"`, "'"} {
		if rest, ok := strings.CutPrefix(path, q); ok {
			path, quoted = strings.TrimSuffix(rest, q), true
			break
		}
	}
	path = strings.TrimPrefix(path, "file://")
	if !quoted && runtime.GOOS != "windows" {
		path = unescaped(path)
	}
	if l.home != "" && (path == "~" || strings.HasPrefix(path, "~/") || strings.HasPrefix(path, `~\`)) {
		path = l.home + path[1:]
	}
	return path
}

// unescaped takes the backslash away that stands before a character.
func unescaped(s string) string {
	var b strings.Builder
	escaped := false
	for _, r := range s {
		if r == '\\' && !escaped {
			escaped = true
			continue
		}
		escaped = false
		b.WriteRune(r)
	}
	return b.String()
}

// maxNames is how many names of a folder are shown.
const maxNames = 200

// Names gives the names that the last part of a path may go on to, and the
// path as far as they agree.
func (l lists) Names(_ context.Context, begun string) ([]string, string, error) {
	path := l.plain(begun)
	if path == l.home {
		path += string(filepath.Separator)
	}
	folder, start := filepath.Split(path)
	entries, err := os.ReadDir(cmp.Or(folder, "."))
	if err != nil {
		return nil, begun, careline.NewError(careline.CodeNotFound, careline.Say("There is no folder %s.", "没有文件夹 %s。", folder), err)
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, start) || start == "" && strings.HasPrefix(name, ".") {
			continue
		}
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.IsDir() {
			name += string(filepath.Separator)
		}
		if names = append(names, name); len(names) == maxNames {
			break
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return nil, begun, careline.NewError(careline.CodeNotFound, careline.Say("Nothing there begins like that.", "没有以此开头的文件。"), nil)
	}
	agreed := names[0]
	for _, n := range names {
		for !strings.HasPrefix(n, agreed) {
			agreed = agreed[:len(agreed)-1]
		}
	}
	agreed = strings.ToValidUTF8(agreed, "")
	whole := folder + agreed
	if l.home != "" && strings.HasPrefix(strings.TrimSpace(begun), "~") && strings.HasPrefix(whole, l.home) {
		whole = "~" + whole[len(l.home):]
	}
	if strings.ContainsAny(whole, " \\'") && runtime.GOOS != "windows" {
		whole = `"` + whole + `"`
		if len(names) > 1 || strings.HasSuffix(agreed, string(filepath.Separator)) {
			whole = strings.TrimSuffix(whole, `"`) // it goes on
		}
	}
	return names, whole, nil
}
