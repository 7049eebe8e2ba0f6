package audit

import (
	"fmt"
	"strings"

	"github.com/triborough/fairshare/examples/internal/envelope"
)

// envelope checks the digests of an envelope, the statement in it by itself, and the
// statement against the one that is made again from the case in it. A case that is given
// beside it is one more to compare with.
func (a *Auditor) envelope(f *File, data []byte) error {
	e, err := envelope.Read(data)
	if err != nil {
		return err
	}
	for _, p := range e.Parts() {
		if !p.IsWhole() {
			f.Findings = append(f.Findings, Finding{Where: p.Key, Text: fmt.Sprintf("%s is not what was put into the envelope: its SHA-256 is %s, and %s is said", p.Name, p.Digest(), p.SHA256)})
		}
		f.note(fmt.Sprintf("%s: %s, SHA-256 %s.", p.Key, p.Name, p.Digest()))
	}
	f.note("A digest inside a file shows damage, and forgery only where it was kept elsewhere too: compare these with those kept when the statement was sent.")
	several, err := statementsOf(e.Statement.Data)
	if err != nil {
		f.find("statement", err.Error())
		return nil
	}
	if len(several) != 1 {
		f.find("statement", fmt.Sprintf("an envelope holds one statement, and this %d", len(several)))
		return nil
	}
	f.verify(several[0], "")
	a.statements = append(a.statements, stated{file: f, books: several[0], sealed: true})
	c, err := e.Make()
	if err != nil {
		for fault := range strings.SplitSeq(err.Error(), "\n") {
			f.find("case", "no statement can be made again from it: "+fault)
		}
		return nil
	}
	f.note("Made again from the case in the envelope, and every figure compared.")
	return f.compare(several[0], c.Books(), "")
}
