package careline

import (
	"crypto/rsa"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/ssh"
)

// How long a line with a key may be, in bytes: an RSA key of 16384 bits takes
// 2,800; and its comment, in characters.
const (
	maxKeyLine    = 4096
	maxKeyComment = 100
)

// MinRSA is how many bits an RSA key has at least (NIST SP 800-57: what is to
// last beyond 2030), MaxRSA how many at most: each takes a server's time.
const (
	MinRSA = 3072
	MaxRSA = 8192
)

// keyTypes are the types of keys that open the door, and no certificates: of
// what those allow besides, the console would know nothing.
var keyTypes = map[string]bool{
	ssh.KeyAlgoED25519:    true,
	ssh.KeyAlgoSKED25519:  true,
	ssh.KeyAlgoECDSA256:   true,
	ssh.KeyAlgoECDSA384:   true,
	ssh.KeyAlgoECDSA521:   true,
	ssh.KeyAlgoSKECDSA256: true,
	ssh.KeyAlgoRSA:        true,
}

// readKey reads one line as a file of public keys has them. What it refuses it
// doesn't repeat, since it may be a key that nobody else is to see.
func readKey(line string) (StaffKey, error) {
	line = strings.TrimSpace(line)
	switch {
	case line == "":
		return StaffKey{}, invalid(Say("A public key is needed: the line in a file like id_ed25519.pub.", "需要公钥：即 id_ed25519.pub 之类文件中的那一行。"))
	case strings.Contains(line, "PRIVATE KEY"):
		return StaffKey{}, invalid(Say("This is a private key, which nobody else should see; give the line of the file that ends in .pub.",
			"这是私钥，不应让他人看到；请提供以 .pub 结尾的文件中的那一行。"))
	case len(line) > maxKeyLine:
		return StaffKey{}, invalid(Say("This line is too long for a public key.", "此行过长，不是公钥。"))
	case strings.ContainsAny(line, "\r\n"):
		return StaffKey{}, invalid(Say("A public key is one line; these are several.", "公钥只有一行；这里有多行。"))
	}
	key, comment, options, _, err := ssh.ParseAuthorizedKey([]byte(line))
	if err != nil {
		return StaffKey{}, invalid(Say("This is no public key as OpenSSH writes it: type, key, comment.", "这不是 OpenSSH 格式的公钥：类型、密钥、注释。"))
	}
	kind := key.Type()
	switch named, _, _ := strings.Cut(strings.ReplaceAll(line, "\t", " "), " "); {
	case strings.Contains(kind, "-cert-"):
		return StaffKey{}, invalid(Say("This is a certificate; give the public key that it is about.", "这是证书；请提供其对应的公钥。"))
	case len(options) > 0 || named != kind:
		return StaffKey{}, invalid(Say("A line with a key begins with the key's type; options before it can't be kept to.", "密钥行须以密钥类型开头；不支持其前的选项。"))
	case !keyTypes[kind]:
		return StaffKey{}, invalid(Say("Keys of the type %s are not safe enough; make one with: ssh-keygen -t ed25519.", "%s 类型的密钥不够安全；请用 ssh-keygen -t ed25519 生成。", Sanitize(head(kind, maxQuoted))))
	}
	if err := longEnough(key); err != nil {
		return StaffKey{}, err
	}
	return StaffKey{
		Fingerprint: ssh.FingerprintSHA256(key), Type: kind, Public: base64.StdEncoding.EncodeToString(key.Marshal()),
		Comment: keyComment(comment),
	}, nil
}

func longEnough(key ssh.PublicKey) error {
	if key.Type() != ssh.KeyAlgoRSA {
		return nil
	}
	bits := 0
	if of, ok := key.(ssh.CryptoPublicKey); ok {
		if k, ok := of.CryptoPublicKey().(*rsa.PublicKey); ok {
			bits = k.N.BitLen()
		}
	}
	if bits < MinRSA || bits > MaxRSA {
		long := func(n int) Phrase { return Count(n, "%s bit", "%s bits", " %s 位") }
		return invalid(Say("This RSA key has %s; it needs %s and may have %s.", "此 RSA 密钥为%s；至少须%s，最多%s。", long(bits), long(MinRSA), long(MaxRSA)))
	}
	return nil
}

// keyComment makes a comment one short line that is safe to show.
func keyComment(comment string) string {
	comment = strings.TrimSpace(Sanitize(strings.ToValidUTF8(comment, string(replacement))))
	if utf8.RuneCountInString(comment) > maxKeyComment {
		comment = string([]rune(comment)[:maxKeyComment-1]) + "…"
	}
	return comment
}
