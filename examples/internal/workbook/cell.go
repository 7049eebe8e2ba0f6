package workbook

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Row is a row of a sheet.
type Row struct {
	Number int // the first is 1
	Hidden bool
	Cells  []Cell // that hold anything, in order
}

// Cell is what a cell holds.
type Cell struct {
	Column    int // the first is 1
	Kind      Kind
	Text      string // see [Sheet.Next]; none of a formula that was never worked out
	Percent   bool   // of a number: it is shown in per cent, 0.35 as 35%
	Decimals  int    // of a number: that are always shown
	reference string
}

// Kind is what kind of value a cell holds.
type Kind uint8

// The kinds of value.
const (
	Empty Kind = iota
	Number
	Text
	Date     // or a time
	Truth    // TRUE or FALSE
	Failed   // a formula's error, such as #REF!
	Unworked // a formula that was never worked out
)

// cell reads a cell on to its end.
func (s *Sheet) cell(start xml.StartElement) (Cell, error) {
	kind := attribute(start, "t")
	var value, text string
	formula, worked := false, false
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				worked = kind == "str"
				err = s.decoder.DecodeElement(&value, &t)
			case "is":
				var i item
				err = s.decoder.DecodeElement(&i, &t)
				text = i.text()
			default:
				formula = formula || t.Name.Local == "f"
				err = s.decoder.Skip()
			}
			if err != nil {
				return Cell{}, err
			}
		case xml.EndElement:
			switch {
			case kind == "inlineStr":
				return textCell(text), nil
			case value == "" && formula && !worked:
				return Cell{Kind: Unworked}, nil
			case value == "":
				return Cell{}, nil
			}
			return s.value(kind, attribute(start, "s"), value)
		}
	}
}

// value returns what a cell holds by its kind and its style.
func (s *Sheet) value(kind, style, value string) (Cell, error) {
	switch kind {
	case "s":
		index, err := strconv.Atoi(value)
		if err != nil || index < 0 || index >= len(s.Book.texts) {
			return Cell{}, fmt.Errorf("the workbook has no text %q: is it damaged?", value)
		}
		return textCell(s.Book.texts[index]), nil
	case "", "n":
		return s.number(style, fifteenDigits(value)), nil
	case "b":
		if value == "0" {
			return Cell{Kind: Truth, Text: "FALSE"}, nil
		}
		return Cell{Kind: Truth, Text: "TRUE"}, nil
	case "e":
		return Cell{Kind: Failed, Text: value}, nil
	case "d": // as ISO 8601 writes it
		return Cell{Kind: Date, Text: strings.Replace(midnight.ReplaceAllString(value, ""), "T", " ", 1)}, nil
	case "str":
		return textCell(unescaped(value)), nil
	}
	return Cell{}, fmt.Errorf("a value of an unknown kind %q", kind)
}

// midnight is the time of a day as a whole.
var midnight = regexp.MustCompile(`T00:00:00(\.0*)?Z?$`)

func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: text}
}

// number returns a number, or the date that it means by its style.
func (s *Sheet) number(style, digits string) Cell {
	c := Cell{Kind: Number, Text: digits}
	index, err := strconv.Atoi(style)
	if err != nil || index < 0 || index >= len(s.styles) {
		return c
	}
	shown := s.styles[index]
	if shown.date {
		if date := dateOf(digits, s.from1904); date != digits {
			c.Kind, c.Text = Date, date
		}
		return c
	}
	c.Percent, c.Decimals = shown.percent, shown.decimals
	return c
}
