package command

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// Screen is what a page is laid out on: a terminal, or paper and files.
type Screen struct {
	Width  int // in columns: no line is longer
	Colour bool
}

// Paper is what a page in a file or a pipe is laid out on, whatever terminal it was
// made from: the same facts give the same bytes. A hundred columns of 9 points
// fit across a sheet of A4.
var Paper = Screen{Width: 100}

// leastWidth is the narrowest terminal that a table is laid out for.
const leastWidth = 60

// ScreenOf returns the terminal that a page is written to, or paper where it is
// written to none, or to the file output instead. NO_COLOR keeps a terminal
// without colours; COLUMNS says how wide it is, before it is asked.
func ScreenOf(output string, to io.Writer) Screen {
	out, isFile := to.(*os.File)
	if output != "" || !isFile || !term.IsTerminal(int(out.Fd())) {
		return Paper
	}
	width, _, err := term.GetSize(int(out.Fd()))
	if err != nil {
		width = Paper.Width
	}
	colour := os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return Screen{terminalWidth(os.Getenv("COLUMNS"), width), colour}
}

func isTerminal(to io.Writer) bool {
	out, isFile := to.(*os.File)
	return isFile && term.IsTerminal(int(out.Fd()))
}

// NeedsFile refuses to write what nobody reads on a screen, a workbook say, to one.
func NeedsFile(program, format, output string, to io.Writer) error {
	if (output == "" || output == "-") && isTerminal(to) {
		return Usage{program + ": -format " + format + " is nothing to read on a screen: name a file with -o FILE"}
	}
	return nil
}

func terminalWidth(columns string, asked int) int {
	if stated, err := strconv.Atoi(columns); err == nil && stated > 0 {
		asked = stated
	}
	return max(asked, leastWidth)
}
