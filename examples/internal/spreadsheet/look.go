package spreadsheet

import "github.com/xuri/excelize/v2"

// Look is how a cell is set: what its number is of, and whether it may be changed.
type Look int

// The looks. Inputs are blue on a pale ground, and the only cells that are not locked.
const (
	Plain Look = iota
	Title
	Subtitle
	Heading
	Head      // of a column of text
	HeadRight // of a column of figures
	Note      // what is said below a table or beside it
	Wrapped   // text of several lines
	Strong
	Pounds
	PoundsTotal
	Number // a whole number
	NumberTotal
	Faint // a whole number that few look at
	PerCent
	Verdict // of a check
	StrongTotal
	MoneyInput
	WeightInput
	LongInput
	Right // text among figures
	count
)

const (
	sterling  = "£#,##0.00"
	wholes    = "#,##0"
	inPerCent = "0.00%"
	ink       = "1F3A4D"
	rule      = "9FB3C0"
	ground    = "FFF9E3"
	change    = "1F4FBF"
)

// looks are the looks as a file has them.
type looks [count]int

func newLooks(f *excelize.File) (all looks, err error) {
	for i := range all {
		if all[i], err = f.NewStyle(Look(i).style()); err != nil {
			return looks{}, err
		}
	}
	return all, nil
}

// style says what a look is.
func (l Look) style() *excelize.Style {
	s := &excelize.Style{
		Font: &excelize.Font{Family: "Calibri", Size: 10}, Alignment: &excelize.Alignment{Vertical: "top"},
		Protection: &excelize.Protection{Locked: true},
	}
	number := func(format string) {
		s.CustomNumFmt = &format
		s.Alignment.Horizontal = "right"
	}
	line := func(side string, style int) {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: rule, Style: style})
	}
	input := func(format string) {
		number(format)
		s.Font.Color, s.Protection.Locked = change, false
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}
		for _, side := range []string{"left", "right", "top", "bottom"} {
			line(side, 4)
		}
	}
	switch l {
	case Title:
		s.Font.Size, s.Font.Bold, s.Font.Color = 16, true, ink
	case Subtitle:
		s.Font.Size, s.Font.Color = 11, ink
	case Heading:
		s.Font.Size, s.Font.Bold, s.Font.Color = 11, true, ink
		line("bottom", 1)
	case Head, HeadRight:
		s.Font.Bold, s.Font.Color = true, "FFFFFF"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ink}}
		s.Alignment.WrapText, s.Alignment.Vertical = true, "center"
		if l == HeadRight {
			s.Alignment.Horizontal = "right"
		}
	case Note:
		s.Font.Color = "5A6B75"
	case Wrapped:
		s.Alignment.WrapText = true
	case Strong:
		s.Font.Bold = true
	case Pounds:
		number(sterling)
	case PoundsTotal, NumberTotal, StrongTotal:
		if number(map[Look]string{PoundsTotal: sterling, NumberTotal: wholes}[l]); l == StrongTotal {
			s.CustomNumFmt, s.Alignment.Horizontal = nil, ""
		}
		s.Font.Bold = true
		line("top", 1)
	case Number:
		number(wholes)
	case Faint:
		number(wholes)
		s.Font.Color = "8A979F"
	case PerCent:
		number(inPerCent)
	case Verdict:
		s.Font.Bold, s.Alignment.Horizontal = true, "right"
		format := `"differs by "#,##0;"differs by "-#,##0;"OK";@`
		s.CustomNumFmt = &format
	case MoneyInput:
		input(sterling)
	case WeightInput:
		input("General")
	case LongInput:
		input(wholes)
	case Right:
		s.Alignment.Horizontal = "right"
	}
	return s
}
