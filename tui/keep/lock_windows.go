package keep

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// Hold makes a file and opens it for nobody else. The system lets go of it
// when the process ends, however it ends.
func Hold(path string) (io.Closer, error) {
	h, err := exclusive(path, syscall.OPEN_ALWAYS)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}

// Alive tells whether somebody holds the file.
func Alive(path string) bool {
	h, err := exclusive(path, syscall.OPEN_EXISTING)
	if err == nil {
		_ = syscall.CloseHandle(h)
	}
	const sharingViolation = syscall.Errno(32)
	return errors.Is(err, sharingViolation)
}

func exclusive(path string, mode uint32) (syscall.Handle, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return 0, err
	}
	return syscall.CreateFile(name, syscall.GENERIC_READ, 0, nil, mode, syscall.FILE_ATTRIBUTE_NORMAL, 0)
}
