package sshd

import (
	"context"
	"crypto/rsa"
	"errors"
	"net"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"careline"
)

// The kinds of keys that open the door.
var algorithms = []string{
	gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521,
	gossh.KeyAlgoSKECDSA256, gossh.KeyAlgoRSASHA256, gossh.KeyAlgoRSASHA512,
}

const (
	tries  = 6 // keys that an agent may offer
	askFor = 5 * time.Second
)

var errUnknown = errors.New("the key is not known")

// sane tells whether a key is of a kind that may be proven. It says nothing of
// whose it is: that would tell anybody whose public keys are here, and a key
// that is only offered decides nothing.
func sane(key gossh.PublicKey) bool {
	if _, is := key.(*gossh.Certificate); is {
		return false
	}
	c, is := key.(gossh.CryptoPublicKey)
	if !is {
		return false
	}
	if k, is := c.CryptoPublicKey().(*rsa.PublicKey); is {
		return k.N.BitLen() >= careline.MinRSA && k.N.BitLen() <= careline.MaxRSA
	}
	return key.Type() != gossh.InsecureKeyAlgoDSA //nolint:staticcheck // it is to be refused
}

// config has the key that has signed looked up, so that strangers get no
// further and a client may try its next key. The session decides again.
func (d *door) config(ctx ssh.Context) *gossh.ServerConfig {
	told := false
	return &gossh.ServerConfig{
		MaxAuthTries: tries, PublicKeyAuthAlgorithms: algorithms,
		VerifiedPublicKeyCallback: func(c gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			ask, cancel := context.WithTimeout(ctx, askFor)
			defer cancel()
			fingerprint := gossh.FingerprintSHA256(key)
			_, err := d.Doorman.SignInKey(ask, fingerprint)
			if err == nil {
				return p, nil
			}
			why, log := d.why(err)
			d.diary.refused(c.RemoteAddr().String(), log+" "+fingerprint+", user "+quoted(c.User())+", client "+quoted(string(c.ClientVersion())))
			if k, is := ctx.Value(knockKey{}).(*knock); is {
				k.mu.Lock()
				k.told = true
				k.mu.Unlock()
			}
			if told {
				return nil, errUnknown
			}
			told = true
			return nil, &gossh.BannerError{Err: errUnknown, Message: "careline: " + why.In(d.Lang) + " " + fingerprint + "\r\n"}
		},
	}
}

// why says to a person, and to the log, why a key does not open.
func (d *door) why(err error) (careline.Speaker, string) {
	var e *careline.Error
	switch {
	case errors.As(err, &e) && e.Code == careline.CodeForbidden:
		return e, "key not admitted"
	}
	return careline.Say("the hotline can't be reached just now; try again in a moment.", "热线数据暂时无法访问；请稍后再试。"), "store out of reach for key"
}

// failed writes that a connection came to nothing before anybody signed in.
func (d *door) failed(c net.Conn, err error) {
	if k := d.gate.at(c.RemoteAddr().String()); k != nil {
		k.refuse("nobody signed in: " + quoted(err.Error()))
	}
}
