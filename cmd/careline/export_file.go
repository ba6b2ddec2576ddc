package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"careline"
)

// outFile is where an export goes: standard output, or a file that is whole
// or not there at all.
type outFile struct {
	*bufio.Writer
	path    string // empty: standard output
	file    *os.File
	claimed bool // an empty file holds the name
}

// createOut begins a file that only its owner can read. A file that is there
// stays as it is until the new one is whole.
func createOut(path string, force bool, stdout io.Writer) (*outFile, error) {
	if path == "" {
		return &outFile{Writer: bufio.NewWriter(stdout)}, nil
	}
	info, err := os.Lstat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return nil, careline.NewError(careline.CodeInvalid, careline.Say("%s is not a file to write to.", "%s 不是可写入的文件。", path), nil)
	case err == nil && !force:
		return nil, thereAlready(path)
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".careline-*")
	if err != nil {
		return nil, cantWrite(path, err)
	}
	if !force {
		// The name is taken at once, so that of two exports one is told.
		claim, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			err = claim.Close()
		}
		if err != nil {
			_ = errors.Join(file.Close(), os.Remove(file.Name()))
			if errors.Is(err, fs.ErrExist) {
				return nil, thereAlready(path)
			}
			return nil, cantWrite(path, err)
		}
	}
	return &outFile{Writer: bufio.NewWriter(file), path: path, file: file, claimed: !force}, nil
}

// end puts the file in its place, or, where the export failed, takes what was
// begun away.
func (o *outFile) end(failure error) error {
	if o.file == nil {
		return errors.Join(failure, unprinted(o.Flush()))
	}
	err := failure
	if err == nil {
		err = cantWrite(o.path, errors.Join(o.Flush(), o.file.Sync()))
	}
	if closed := o.file.Close(); err == nil {
		err = cantWrite(o.path, closed)
	}
	if err == nil {
		err = cantWrite(o.path, os.Rename(o.file.Name(), o.path))
	}
	if err != nil {
		_ = os.Remove(o.file.Name())
		if o.claimed {
			_ = os.Remove(o.path)
		}
	}
	return err
}

func unprinted(err error) error {
	if err == nil {
		return nil
	}
	return careline.NewError(careline.CodeFailed, careline.Say("The answer can't be written.", "无法输出结果。"), err)
}

func thereAlready(path string) error {
	return careline.NewError(careline.CodeConflict, careline.Say(
		"There is a file %s already; --force replaces it.", "文件 %s 已存在；可用 --force 覆盖。", path), fs.ErrExist)
}

func cantWrite(path string, err error) error {
	if err == nil {
		return nil
	}
	return careline.NewError(careline.CodeFailed, careline.Say("The file %s can't be written.", "无法写入文件 %s。", path), err)
}
