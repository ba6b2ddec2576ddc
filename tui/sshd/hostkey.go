package sshd

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	gossh "golang.org/x/crypto/ssh"

	"careline"
)

// HostKey reads the key by which the server is known, and makes it where there
// is none. One that others can read is refused: they could be the server.
func HostKey(path string) (gossh.Signer, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeHostKey(path); err != nil {
			return nil, careline.NewError(careline.CodeUnavailable,
				careline.Say("The host key %s can't be made.", "无法创建主机密钥 %s。", path), err)
		}
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, careline.NewError(careline.CodeUnavailable,
			careline.Say("The host key %s can't be read.", "无法读取主机密钥 %s。", path), err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, careline.NewError(careline.CodeUsage,
			careline.Say("Others can read the host key %s; take that away with chmod 600.", "他人可读取主机密钥 %s；请用 chmod 600 收回权限。", path), err)
	}
	signer, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, careline.NewError(careline.CodeUsage,
			careline.Say("%s is not a host key without a passphrase.", "%s 不是无口令的主机密钥。", path), err)
	}
	return signer, nil
}

// makeHostKey writes a new key whole or not at all; of two servers that start
// at once, the key of one stands.
func makeHostKey(path string) error {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(key, "careline")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".host-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone where all went well
	_, err = f.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
