package statement

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/internal/casefile"
)

// Digest is the SHA-256 of a case's statement as JSON, byte for byte what WriteJSON
// writes of it alone, in hexadecimal digits: sha256sum of that file says the same.
func Digest(c casefile.Case) string {
	hash := sha256.New()
	if err := WriteJSON(hash, []casefile.Case{c}); err != nil {
		panic(err) // a hash takes all, and what was made or read can be written
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// tied says on paper which file it is of: the statement's JSON has the same first
// digits.
func tied(p *page.Page, digest string) {
	p.Line("")
	p.Line("Statement %s %s %s (the first digits of the SHA-256 of its JSON)", digest[:4], digest[4:8], digest[8:12])
}
