package workbook

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// item is a text: one piece, or several with styles of their own. How it is
// pronounced, where a workbook says that, is no part of it.
type item struct {
	Text string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (i item) text() string {
	if len(i.Runs) == 0 {
		return unescaped(i.Text)
	}
	var text strings.Builder
	for _, run := range i.Runs {
		text.WriteString(unescaped(run.Text))
	}
	return text.String()
}

// unescaped returns a text with the characters that XML cannot hold, which a
// workbook writes as _x000D_.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(text, "_x")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		if code, err := strconv.ParseUint(after[:min(4, len(after))], 16, 16); err == nil && len(after) > 4 && after[4] == '_' {
			out.WriteRune(rune(code))
			text = after[5:]
		} else {
			out.WriteString("_x")
			text = after
		}
	}
}

// readTexts reads the texts that cells share.
func (b *Book) readTexts(part io.Reader) error {
	decoder := xml.NewDecoder(part)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "si" {
			continue
		}
		var i item
		if err := decoder.DecodeElement(&i, &start); err != nil {
			return err
		}
		b.texts = append(b.texts, i.text())
	}
}
