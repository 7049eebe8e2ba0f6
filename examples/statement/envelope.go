package main

import (
	"bytes"
	"io"
	"slices"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/envelope"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
)

// seal writes the statement of a case in an envelope, with all that it was made from.
func (a asked) seal(std command.Standard, years statement.Years) error {
	e, c, inputs := years.Kept, casefile.Case{}, slices.Concat(a.files, years.Files)
	err := a.each(std, func(name string, input io.Reader) (err error) {
		if e.Case, err = envelope.Keep(name, input); err != nil {
			return err
		}
		if c, err = years.Read(name, e.Case.Reader()); err != nil || c.Under == "" {
			return err
		}
		inputs = append(inputs, command.Beside(name, c.Under)...)
		agreement, err := command.Folder(name).Open(c.Under)
		if err != nil {
			return err
		}
		defer agreement.Close()
		e.Agreement, err = envelope.Keep(c.Under, agreement)
		return err
	})
	if err != nil {
		return err
	}
	warn(std, []casefile.Case{c})
	var text bytes.Buffer
	if err := statement.WriteJSON(&text, []casefile.Case{c}); err != nil {
		return err
	}
	if e.Statement, err = envelope.Keep("statement.json", &text); err != nil {
		return err
	}
	return command.Print(a.output, inputs, std, e.Write)
}
