package spreadsheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// At is where a cell stands.
type At struct {
	sheet    *Sheet
	row, col int
}

// In writes the place as a formula of a sheet refers to it.
func (a At) In(s *Sheet) string {
	name := ""
	if a.sheet != s {
		name = "'" + a.sheet.Name + "'!"
	}
	return name + a.local()
}

func (a At) local() string { return "$" + letters(a.col) + "$" + strconv.Itoa(a.row) }

func (a At) name() string { return letters(a.col) + strconv.Itoa(a.row) }

// Row is the row of the place.
func (a At) Row() int { return a.row }

// letters names a column: A to Z, AA and on.
func letters(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// Column is a run of cells below each other, or a run beside each other.
type Column struct{ First, Last At }

// In writes the cells as a formula of a sheet refers to them.
func (c Column) In(s *Sheet) string { return c.First.In(s) + ":" + c.Last.local() }

// Figure is a number and where it stands.
type Figure struct {
	At
	Value decimal.Decimal
}

// Places are where figures stand.
func Places(figures []Figure) []At {
	places := make([]At, len(figures))
	for i, f := range figures {
		places[i] = f.At
	}
	return places
}

// Total adds figures up.
func Total(figures []Figure) (sum decimal.Decimal) {
	for _, f := range figures {
		sum = sum.Add(f.Value)
	}
	return sum
}

// run is the run of figures that stand below each other.
func run(figures []Figure) Column { return Column{figures[0].At, figures[len(figures)-1].At} }

// Sum writes the sum of cells as a formula of a sheet has it: runs below each other
// as such.
func Sum(s *Sheet, cells []At) string {
	if len(cells) == 0 {
		return "0"
	}
	var terms []string
	for i := 0; i < len(cells); {
		last := i
		for last+1 < len(cells) && cells[last+1] == (At{cells[i].sheet, cells[last].row + 1, cells[i].col}) {
			last++
		}
		if last-i > 1 {
			terms = append(terms, fmt.Sprintf("SUM(%s)", Column{cells[i], cells[last]}.In(s)))
		} else {
			last = i
			terms = append(terms, cells[i].In(s))
		}
		i = last + 1
	}
	return strings.Join(terms, "+")
}
