package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
)

// send writes a recharge notice for each authority of a case into a folder, all of
// them or none.
func (a asked) send(c casefile.Case, inputs []string, std command.Standard) error {
	if info, err := os.Stat(a.notices); err != nil || !info.IsDir() {
		return command.Usage{Message: fmt.Sprintf("-notices %s is no folder: name one that there is", a.notices)}
	}
	notices, extension := statement.Notices(c), ".txt"
	if a.format == "html" {
		extension = ".html"
	}
	named := make([]command.Named, len(notices))
	for i, notice := range notices {
		named[i] = command.Named{Flag: "-notices", Path: filepath.Join(a.notices, noticeName(c, i, notice.To)+extension)}
	}
	outputs, err := command.Outputs(std, inputs, named...)
	if err != nil {
		return err
	}
	return command.WriteAll(outputs, func(i int, out io.Writer) error {
		if a.format == "html" {
			return page.WriteHTML(out, notices[i].Page())
		}
		return page.WriteText(out, command.ScreenOf(named[i].Path, std.Out), notices[i].Page())
	})
}

// noticeName is what the file of a notice is called, without its extension: the
// period, the stage, the place of the authority in the case and its code,
// 2012-13-budget-2-SOUTH. Only letters and digits of a code stand there, so that it
// names a file wherever it is kept; the place keeps those apart that are then alike,
// or are on systems that take no notice of capitals.
func noticeName(c casefile.Case, i int, to attribution.Authority) string {
	place := fmt.Sprintf("%0*d", len(fmt.Sprint(len(c.Names))), i+1)
	var parts []string
	for _, part := range []string{c.Period, string(c.Statement.Header().Stage), place, string(to)} {
		if part = lettersAndDigits(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "-")
}

// lettersAndDigits writes a hyphen for whatever stands between them.
func lettersAndDigits(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}
