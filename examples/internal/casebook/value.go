package casebook

import (
	"regexp"
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
)

// kind is what belongs in a column.
type kind uint8

const (
	words   kind = iota // a text
	code                // of an authority
	codes               // of several, with commas between them
	money               // pounds
	number              // of anything
	percent             // 35 or 35%
	part                // of one: 0.12 or 12%
	share               // a weight, or 35% where percentages are meant
	whole               // a whole number
	day                 // a date
	year                // 2012/13
	yes                 // yes or no
	choice              // one of the column's words
	basis               // the name of a basis
)

// isFigure says whether a figure belongs in a column.
func (k kind) isFigure() bool { return k >= money && k <= whole }

// read returns what a cell says, as a case file writes it, or why it cannot be
// taken. It takes what can be read in one way only: blanks at the ends, pound signs,
// commas between thousands, brackets around what is negative, per cents where they
// are meant. All else passes as it stands, for whoever knows what belongs there.
func (c column) read(cell workbook.Cell) (text, fault string) {
	switch cell.Kind {
	case workbook.Failed:
		return "", "the formula could not be worked out (" + cell.Text + "): mend it, or write the figure"
	case workbook.Unworked:
		return "", "a formula that was never worked out: open the workbook in a spreadsheet, and save it"
	case workbook.Number:
		return c.kind.number(cell)
	case workbook.Date:
		switch {
		case c.kind.isFigure():
			return "", "a date, " + cell.Text + ", where a number belongs: a spreadsheet makes one of 1/2 and the like; format the cell as a number and write it anew"
		case c.kind == year:
			return "", "a date, " + cell.Text + ", where a year belongs: a spreadsheet makes one of 2011/12; format the cell as text and write it anew"
		case c.kind == day && strings.Contains(cell.Text, ":"):
			return "", cell.Text + " has a time of day: write the day alone"
		}
		return cell.Text, ""
	}
	text = trimmed(cell.Text)
	switch c.kind {
	case yes:
		return yesNo(text)
	case choice:
		return oneOf(c.choices, text), ""
	case money, number, whole:
		return plain(text), ""
	case percent:
		return plain(strings.TrimSpace(strings.TrimSuffix(text, "%"))), ""
	case part:
		if figure, perCent := strings.CutSuffix(text, "%"); perCent {
			return shifted(plain(strings.TrimSpace(figure)), -2), ""
		}
		return plain(text), ""
	case share:
		if figure, perCent := strings.CutSuffix(text, "%"); perCent {
			return plain(strings.TrimSpace(figure)) + "%", ""
		}
		return plain(text), ""
	}
	return text, ""
}

// number returns what a number says in a column, with the decimals that its format
// always shows. A format that shows per cent means them where they are meant.
func (k kind) number(cell workbook.Cell) (text, fault string) {
	decimals := cell.Decimals
	switch {
	case k == day:
		return "", "a number, " + cell.Text + ", where a day belongs: format the cell as a date"
	case len(strings.Trim(strings.Map(digit, cell.Text), "0")) > significant:
		return "", "a number of more digits than a spreadsheet keeps"
	case k == whole:
		decimals = 0
	}
	if !cell.Percent || k == part {
		if cell.Percent {
			decimals = 0
		}
		return padded(cell.Text, decimals), ""
	}
	perCent := padded(shifted(cell.Text, 2), decimals)
	switch k {
	case percent:
		return perCent, ""
	case share, words, code, codes, year, choice, basis:
		return perCent + "%", ""
	}
	return "", perCent + "% where no percentage belongs: format the cell as a number, and see that it says what is meant"
}

// digit keeps the digits of a number.
func digit(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// trimmed takes blanks off the ends of a text, those that do not break included, and
// marks that cannot be seen.
func trimmed(text string) string {
	return strings.TrimFunc(text, func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r == '\t' || r == '\n' || r == '\r' || r == '\u200b' || r == '\ufeff'
	})
}

// yesNo is how a case writes yes and no.
func yesNo(text string) (written, fault string) {
	switch strings.ToLower(text) {
	case "yes", "true":
		return "true", ""
	case "no", "false":
		return "false", ""
	}
	return "", text + " where yes or no belongs"
}

// oneOf returns the word that a text is but for capitals and blanks, or the text.
func oneOf(choices []string, text string) string {
	for _, choice := range choices {
		if strings.EqualFold(choice, strings.Join(strings.Fields(text), " ")) {
			return choice
		}
	}
	return text
}

var (
	figure    = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	thousands = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
)

// plain returns a figure that was typed as a text without its pound sign, commas
// between all its thousands, and with a minus for brackets around it; what is not
// such a figure as it stands.
func plain(text string) string {
	rest, negative := strings.CutPrefix(strings.Replace(text, "\u2212", "-", 1), "-")
	if inner, bracketed := strings.CutPrefix(rest, "("); bracketed && !negative && strings.HasSuffix(inner, ")") {
		rest, negative = trimmed(strings.TrimSuffix(inner, ")")), true
	}
	rest = trimmed(rest)
	pounds, sterling := strings.CutPrefix(rest, "£")
	if rest = trimmed(pounds); sterling && !negative {
		rest, negative = strings.CutPrefix(rest, "-")
	}
	if thousands.MatchString(rest) {
		rest = strings.ReplaceAll(rest, ",", "")
	}
	if !figure.MatchString(rest) || strings.HasPrefix(rest, "-") {
		return text
	}
	if negative {
		return "-" + rest
	}
	return rest
}

// padded writes a figure with so many decimals at least.
func padded(text string, decimals int) string {
	if decimals == 0 || !figure.MatchString(text) {
		return text
	}
	_, after, pointed := strings.Cut(text, ".")
	if !pointed {
		text += "."
	}
	return text + strings.Repeat("0", max(decimals-len(after), 0))
}

// shifted moves the point of a figure to the right, or to the left where places is
// negative. What is no figure stays as it stands.
func shifted(text string, places int) string {
	if !figure.MatchString(text) {
		return text
	}
	unsigned, negative := strings.CutPrefix(text, "-")
	before, after, _ := strings.Cut(unsigned, ".")
	if places > 0 {
		after += strings.Repeat("0", max(places-len(after), 0))
		before, after = before+after[:places], after[places:]
	} else {
		before = strings.Repeat("0", max(1-places-len(before), 0)) + before
		point := len(before) + places
		before, after = before[:point], before[point:]+after
	}
	before, after = strings.TrimLeft(before, "0"), strings.TrimRight(after, "0")
	if before == "" {
		before = "0"
	}
	if after != "" {
		before += "." + after
	}
	if negative {
		return "-" + before
	}
	return before
}
