package store

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// giveUpSoon has a connection on which nothing that was sent arrives break
// after ten seconds instead of a quarter of an hour.
func giveUpSoon(network, _ string, c syscall.RawConn) (err error) {
	if network == "unix" {
		return nil
	}
	controlErr := c.Control(func(fd uintptr) {
		err = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, 10_000) //nolint:gosec // a descriptor
	})
	if controlErr != nil {
		return controlErr
	}
	return err
}
