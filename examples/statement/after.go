package main

import (
	"io"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/envelope"
	"github.com/triborough/fairshare/internal/casefile"
)

// years are what a case comes after: last year, where it is named.
type years struct {
	files []string          // that hold it
	kept  envelope.Envelope // of those files as they are
	last  *casefile.Last
}

// readYears reads last year from the file named, and what it should have been from
// another.
func readYears(after, restated string, cases []string, std command.Standard) (years, error) {
	switch {
	case after == "" && restated == "":
		return years{}, nil
	case after == "":
		return years{}, command.Usage{Message: "statement: -restated corrects the year that -after names: name it"}
	case len(cases) != 1:
		return years{}, command.Usage{Message: "statement: -after takes one case, the year after"}
	}
	y := years{files: []string{after}}
	err := command.Read(y.files, std, func(name string, input io.Reader) (err error) {
		if y.kept.After, err = envelope.Keep(name, input); err != nil {
			return err
		}
		last, err := casefile.ReadLast(name, y.kept.After.Reader())
		y.last = &last
		return err
	})
	if err != nil || restated == "" {
		return y, err
	}
	y.files = append(y.files, restated)
	return y, command.Read(y.files[1:], std, func(name string, input io.Reader) (err error) {
		if y.kept.Restated, err = envelope.Keep(name, input); err != nil {
			return err
		}
		return y.last.Restate(name, y.kept.Restated.Reader())
	})
}

// read reads a case, of either form, with the agreement that may stand beside it, and
// verifies its books apart from the engine.
func (y years) read(name string, input io.Reader) (c casefile.Case, err error) {
	root, _, err := casebook.Tree(name, input)
	if err == nil {
		c, err = casefile.ReadTree(command.Folder(name), y.last, root)
	}
	if err == nil {
		err = c.Books().Verify()
	}
	return c, err
}
