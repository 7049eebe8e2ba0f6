package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/internal/casefile"
)

// Auditor reads one file after another, and pairs statements with the cases that
// they were made from once all are read. The zero Auditor has read none.
type Auditor struct {
	Last *casefile.Last // that the cases come after; nil where they come after none

	audit      Audit
	statements []stated
	cases      []made
}

// stated is a statement that was read, and made is one that was made from a case.
type (
	stated struct {
		file   *File
		books  account.Books
		label  string // which of several in the file; "" of one alone
		sealed bool   // with its case, in an envelope
	}
	made struct {
		file  *File
		books account.Books
		taken bool // by a statement
	}
)

// Read checks a file by itself. What it is is told by what it holds. The folder is
// that of the agreement a case may be under; nil where it is not known. An error is
// one of reading: whatever is wrong with the file stands in the audit.
func (a *Auditor) Read(folder fs.FS, name string, input io.Reader) error {
	data, err := command.All(input)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	f := &File{Name: name, Kind: kind.Of(data), SHA256: fmt.Sprintf("%x", sha256.Sum256(data))}
	a.audit.Files = append(a.audit.Files, f)
	switch f.Kind {
	case kind.Statement:
		err = a.statementsIn(f, data)
	case kind.Envelope:
		err = a.envelope(f, data)
	case kind.Programme:
		err = f.programme(data)
	case kind.Agreement:
		f.note("An agreement has no figures of its own: it is read with each case that is under it.")
	default:
		err = a.caseIn(f, folder, data)
	}
	if err != nil {
		f.Faults = strings.Split(err.Error(), "\n")
	}
	return nil
}

// Audit pairs what was read, and returns what was found.
func (a *Auditor) Audit() Audit {
	a.pair()
	return a.audit
}

func (a *Auditor) caseIn(f *File, folder fs.FS, data []byte) error {
	root, _, err := casebook.Tree(f.Name, bytes.NewReader(data))
	if err != nil {
		return err
	}
	c, err := casefile.ReadTree(folder, a.Last, root)
	if err != nil {
		return err
	}
	f.made(c)
	a.cases = append(a.cases, made{file: f, books: c.Books()})
	return nil
}

// made checks what a case comes to, and what it has on record of its source.
func (f *File) made(c casefile.Case) {
	f.verify(c.Books(), "")
	for _, w := range c.Warnings {
		f.note(w.String())
	}
	f.expected(c)
	f.published(c.Expect.Published)
}

func (a *Auditor) statementsIn(f *File, data []byte) error {
	several, err := statementsOf(data)
	if err != nil {
		return err
	}
	for _, books := range several {
		label := ""
		if len(several) > 1 {
			label = called(books)
		}
		f.verify(books, label)
		a.statements = append(a.statements, stated{file: f, books: books, label: label})
	}
	return nil
}

// statementsOf reads the JSON of one statement or several.
func statementsOf(data []byte) ([]account.Books, error) {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		var several []account.Books
		err := json.Unmarshal(data, &several)
		if err == nil && len(several) == 0 {
			err = errors.New("a list of no statement")
		}
		return several, err
	}
	one := make([]account.Books, 1)
	return one, one[0].UnmarshalJSON(data)
}
