package statement

import (
	"io"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/envelope"
	"github.com/triborough/fairshare/internal/casefile"
)

// Years are what cases come after: last year, where it is named.
type Years struct {
	Files []string          // that hold it
	Kept  envelope.Envelope // of those files as they are
	Last  *casefile.Last
}

// ReadYears reads last year from the file named, and what it should have been from
// another.
func ReadYears(program, after, restated string, std command.Standard) (Years, error) {
	switch {
	case after == "" && restated == "":
		return Years{}, nil
	case after == "":
		return Years{}, command.Usage{Message: program + ": -restated corrects the year that -after names: name it"}
	}
	y := Years{Files: []string{after}}
	err := command.Read(y.Files, std, func(name string, input io.Reader) (err error) {
		if y.Kept.After, err = envelope.Keep(name, input); err != nil {
			return err
		}
		last, err := casefile.ReadLast(name, y.Kept.After.Reader())
		y.Last = &last
		return err
	})
	if err != nil || restated == "" {
		return y, err
	}
	y.Files = append(y.Files, restated)
	return y, command.Read(y.Files[1:], std, func(name string, input io.Reader) (err error) {
		if y.Kept.Restated, err = envelope.Keep(name, input); err != nil {
			return err
		}
		return y.Last.Restate(name, y.Kept.Restated.Reader())
	})
}

// Read reads a case, of either form, with the agreement that may stand beside it, and
// verifies its books apart from the engine.
func (y Years) Read(name string, input io.Reader) (c casefile.Case, err error) {
	root, _, err := casebook.Tree(name, input)
	if err == nil {
		c, err = casefile.ReadTree(command.Folder(name), y.Last, root)
	}
	if err == nil {
		err = c.Books().Verify()
	}
	return c, err
}
