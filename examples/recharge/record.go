package main

import (
	"bytes"
	"errors"
)

// A ledger is split here rather than by encoding/csv so that a line can be passed
// through as it stands, quotation marks and all, at the speed of copying it. The
// grammar is that of RFC 4180: a cell is quoted whole or not at all.

// What can be wrong with the form of a line.
var (
	errUnclosed = errors.New("a quotation mark that is never closed")
	errBare     = errors.New("a quotation mark inside a cell that is not quoted")
	errAfter    = errors.New("text after a closing quotation mark")
	errNUL      = errors.New("a NUL character, which is no text")
)

// separator is what stands between the cells of a record.
type separator byte

// cutRecord finds the end of the first record in data: a line, or several where
// a quoted cell holds line breaks. It returns its length, line break included,
// or 0 where data ends before the record does. A malformed record is its first
// line alone, so that one stray quotation mark does not take others with it.
// Where data is all there is, its end ends the record.
func (s separator) cutRecord(data []byte, all bool) (length int, err error) {
	end := bytes.IndexByte(data, '\n') + 1
	if end == 0 && all {
		end = len(data)
	}
	if end > 0 && bytes.IndexByte(data[:end], '"') < 0 {
		return end, nil
	}
	length, err = s.cutQuoted(data, all)
	if err != nil && end > 0 {
		return end, err
	}
	return length, err
}

// cutQuoted is cutRecord for a record with quotation marks.
func (s separator) cutQuoted(data []byte, all bool) (length int, err error) {
	for at := 0; ; at++ { // at the start of a cell
		if at < len(data) && data[at] == '"' {
			at = closing(data, at)
			if at < 0 && all {
				return 0, errUnclosed
			} else if at < 0 {
				return 0, nil
			}
		} else {
			for at < len(data) && data[at] != byte(s) && data[at] != '\n' {
				if data[at] == '"' {
					return 0, errBare
				}
				at++
			}
		}
		if at < len(data) && data[at] == '\r' && (at+1 == len(data) || data[at+1] == '\n') {
			at++
		}
		switch {
		case at >= len(data) && all:
			return len(data), nil
		case at >= len(data):
			return 0, nil
		case data[at] == '\n':
			return at + 1, nil
		case data[at] != byte(s):
			return 0, errAfter
		}
	}
}

// closing returns the place after the quotation mark that closes the one at a
// place, or -1. Two in a row stand for one in the text.
func closing(data []byte, at int) int {
	for at++; ; at += 2 {
		next := bytes.IndexByte(data[at:], '"')
		if next < 0 {
			return -1
		}
		at += next
		if at+1 >= len(data) || data[at+1] != '"' {
			return at + 1
		}
	}
}

// trimBreak takes the line break off a record.
func trimBreak(record []byte) []byte {
	end := len(record)
	if end > 0 && record[end-1] == '\n' {
		end--
	}
	if end > 0 && record[end-1] == '\r' {
		end--
	}
	return record[:end]
}

// splitCells appends the cells of a well-formed record, quoted as they stand.
func (s separator) splitCells(cells [][]byte, record []byte) [][]byte {
	for {
		var end int
		if len(record) == 0 || record[0] != '"' {
			end = bytes.IndexByte(record, byte(s))
		} else if end = closing(record, 0); end >= len(record) {
			end = -1
		}
		if end < 0 {
			return append(cells, record)
		}
		cells = append(cells, record[:end])
		record = record[end+1:]
	}
}

// unquoted returns the text of a cell.
func unquoted(cell []byte) []byte {
	if len(cell) < 2 || cell[0] != '"' {
		return cell
	}
	cell = cell[1 : len(cell)-1]
	if bytes.IndexByte(cell, '"') < 0 {
		return cell
	}
	return bytes.ReplaceAll(cell, []byte(`""`), []byte(`"`))
}

// appendCell appends text as a cell, quoted where it must be with any separator.
func appendCell(out, text []byte) []byte {
	if !bytes.ContainsAny(text, ",;\t\"\r\n") {
		return append(out, text...)
	}
	out = append(out, '"')
	out = append(out, bytes.ReplaceAll(text, []byte(`"`), []byte(`""`))...)
	return append(out, '"')
}

// blank says whether a record says nothing: no cell of it holds a character, as
// in the empty rows that spreadsheets leave behind.
func (s separator) blank(record []byte) bool {
	for _, c := range record {
		if c != byte(s) && c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return true
}
