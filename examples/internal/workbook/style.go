package workbook

import "strings"

// style is how a cell shows a number.
type style struct {
	date     bool
	percent  bool
	decimals int // that it always shows
}

// readStyles reads how each style of the workbook shows a number.
func (b *Book) readStyles(part string) error {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.decode(part, &styles); err != nil {
		return err
	}
	codes := make(map[int]string)
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	for _, c := range styles.Cells {
		s := common[c.Format]
		if code, own := codes[c.Format]; own {
			s = styleOf(code)
		} else if isDateFormat(c.Format) {
			s = style{date: true}
		}
		b.styles = append(b.styles, s)
	}
	return nil
}

// common are formats that every workbook has (ECMA-376 part 1, 18.8.30), of those
// that show per cent or decimals.
var common = map[int]style{2: {decimals: 2}, 4: {decimals: 2}, 7: {decimals: 2}, 8: {decimals: 2}, 9: {percent: true}, 10: {percent: true, decimals: 2},
	39: {decimals: 2}, 40: {decimals: 2}, 43: {decimals: 2}, 44: {decimals: 2}}

// isDateFormat says whether a format that every workbook has shows a date, those of
// East Asia included.
func isDateFormat(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id == 45 || id == 47 || id >= 50 && id <= 58
}

// styleOf reads a format's code, or its part for positive numbers, which is the
// first. It shows a date if it has a letter for a part of one outside quotation
// marks, brackets and characters that stand for themselves; hours, minutes or
// seconds in brackets are a length of time. Decimals after an exponent's letter, or
// beside a fraction, are none.
func styleOf(code string) (s style) {
	code = strings.ToLower(code)
	isTime := strings.Contains(code, "[h") || strings.Contains(code, "[m") || strings.Contains(code, "[s")
	first, pointed, decimals := true, false, true
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			i += 1 + strings.IndexByte(code[i+1:]+`"`, '"')
		case c == '[':
			i += strings.IndexByte(code[i:]+"]", ']')
		case c == '\\' || c == '_' || c == '*':
			i++
		case strings.IndexByte("ymdhs", c) >= 0:
			s.date = !isTime
		case c == ';':
			first = false
		case !first:
		case c == '%':
			s.percent = true
		case c == '.':
			pointed = true
		case c == '0' && pointed:
			s.decimals++
		case c == 'e' || c == '/':
			decimals = false
		}
	}
	if !decimals || s.date {
		s.decimals = 0
	}
	return s
}
