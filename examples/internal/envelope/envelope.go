// Package envelope holds a statement together with the files that it was made from,
// each with its SHA-256, so that whoever has the envelope can make the statement
// again and compare every figure.
//
// A digest inside a file shows damage, and no forgery: whoever changes the file can
// change the digest too. Forgery shows against a digest that was kept elsewhere, and
// in what follows from the case.
package envelope

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/memory"
	"github.com/triborough/fairshare/internal/casefile"
)

// Envelope is a statement, byte for byte as its JSON was written, and the files that
// it was made from, as they were. One that was left out is the zero Part.
type Envelope struct {
	Case      Part
	Agreement Part // that the case is under
	After     Part // last year's statement, where the case follows it
	Restated  Part // last year as it should have been
	Statement Part
}

// Part is a file in an envelope, and the SHA-256 that is said of it.
type Part struct {
	memory.File
	SHA256 string // in hexadecimal digits
}

// Keep makes a part of a file as it is. Its name stands there without its folder,
// which is nobody else's business. Errors: what cannot be read.
func Keep(name string, input io.Reader) (Part, error) {
	data, err := command.All(input)
	if err != nil {
		return Part{}, fmt.Errorf("%s: %w", name, err)
	}
	return Part{memory.File{Name: filepath.Base(name), Data: data}, digest(data)}, nil
}

// Reader reads what the part holds.
func (p Part) Reader() io.Reader { return bytes.NewReader(p.Data) }

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// IsWhole says whether the part's digest is that of what it holds.
func (p Part) IsWhole() bool { return p.SHA256 == digest(p.Data) }

// Digest is the SHA-256 of what the part holds, whatever is said of it.
func (p Part) Digest() string { return digest(p.Data) }

// Keyed is a part with the key under which it stands in the envelope.
type Keyed struct {
	Key string
	Part
}

// Parts are all that the envelope holds.
func (e Envelope) Parts() []Keyed {
	all := []Keyed{{"case", e.Case}, {"agreement", e.Agreement}, {"after", e.After}, {"restated", e.Restated}, {"statement", e.Statement}}
	return slices.DeleteFunc(all, func(k Keyed) bool { return !k.isThere() })
}

// isThere says whether the part is in the envelope.
func (p Part) isThere() bool { return p.Name != "" }

// Make makes the statement again from the case and what it was read with, as program
// statement does, and verifies it. Errors: what is wrong with one of the files.
func (e Envelope) Make() (casefile.Case, error) {
	var last *casefile.Last
	if e.After.isThere() {
		closed, err := casefile.ReadLast(e.After.Name, e.After.Reader())
		if err == nil && e.Restated.isThere() {
			err = closed.Restate(e.Restated.Name, e.Restated.Reader())
		}
		if err != nil {
			return casefile.Case{}, err
		}
		last = &closed
	}
	root, _, err := casebook.Tree(e.Case.Name, e.Case.Reader())
	if err != nil {
		return casefile.Case{}, err
	}
	c, err := casefile.ReadTree(beside{e.Agreement}, last, root)
	if err == nil {
		err = c.Books().Verify()
	}
	return c, err
}

// beside is what lies beside the case: its agreement, and nothing else.
type beside struct{ agreement Part }

func (b beside) Open(name string) (fs.File, error) {
	if !b.agreement.isThere() || name != b.agreement.Name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("it is not in the envelope: %w", fs.ErrNotExist)}
	}
	return b.agreement.Open(), nil
}
