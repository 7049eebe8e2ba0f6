package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

const headerLimit = 100 // lines before the header

// separators are those that a ledger may have: that of its header.
var separators = []separator{',', ';', '\t'}

// findHeader finds the header in the first batch: the first record with all the
// columns named. Lines before it are titles.
func (l *ledger) findHeader(named []string) error {
	first := "" // what the first line of several cells has, for one who looks for the columns
	rest := l.carried
	for line := 1; len(rest) > 0 && line <= headerLimit; {
		length, headers := l.headersIn(rest, named)
		if length == 0 {
			return l.tooLong(line)
		}
		if len(headers) > 1 {
			return fmt.Errorf("line %d is a header with more than one separator: keep one", line)
		} else if len(headers) == 1 {
			l.titles, l.line = line-1, line+l.lines(rest[:length])
			l.separator, l.header, l.columns = headers[0].separator, headers[0].cells, headers[0].columns
			l.carried = rest[length:]
			return l.checkHeader(named)
		}
		if first == "" {
			first = cellsOf(trimBreak(rest[:length]), line)
		}
		line += l.lines(rest[:length])
		rest = rest[length:]
	}
	return fmt.Errorf("no line among the first %d is a header with the columns %s: if they have other names, say so with -service and -amount%s%s",
		headerLimit, strings.Join(named, " and "), first, textForm(l.carried))
}

// header is a record as the header, if it is that.
type header struct {
	separator separator
	cells     [][]byte
	columns   []string
}

// headersIn returns the length of the first record in data, and that record as a
// header by every separator that makes it one.
func (l *ledger) headersIn(data []byte, named []string) (length int, headers []header) {
	for _, s := range separators {
		end, err := s.cutRecord(data, l.ended)
		if err != nil || end == 0 {
			continue
		}
		h := header{separator: s, cells: s.splitCells(nil, bytes.Clone(trimBreak(data[:end])))}
		for _, cell := range h.cells {
			h.columns = append(h.columns, columnName(string(unquoted(cell))))
		}
		if !slices.ContainsFunc(named, func(name string) bool { return indexOf(h.columns, name) < 0 }) {
			headers = append(headers, h)
		}
		length = max(length, end)
	}
	if length == 0 { // malformed, whatever separates
		length = bytes.IndexByte(data, '\n') + 1
	}
	return length, headers
}

// columnName is a column's name, on one line however it is broken in its cell.
func columnName(text string) string { return strings.Join(strings.Fields(text), " ") }

// indexOf returns the place of a column, capitals aside, or -1.
func indexOf(columns []string, name string) int {
	name = columnName(name)
	return slices.IndexFunc(columns, func(column string) bool { return strings.EqualFold(column, name) })
}

// checkHeader refuses a header in which a column that is read stands twice, or
// that has more columns than any ledger.
func (l *ledger) checkHeader(named []string) error {
	if len(l.columns) > columnLimit {
		return fmt.Errorf("%s %d: the header has %d columns, more than %d", l.word(), l.titles+1, len(l.columns), columnLimit)
	}
	if slices.ContainsFunc(l.columns, func(column string) bool { return strings.Contains(column, "\x00") }) {
		return fmt.Errorf("%s %d: the header has %w", l.word(), l.titles+1, errNUL)
	}
	l.reason = indexOf(l.columns, refusedBecause)
	for _, name := range append(named, refusedBecause) {
		times := 0
		for _, column := range l.columns {
			if strings.EqualFold(column, columnName(name)) {
				times++
			}
		}
		if times > 1 {
			return fmt.Errorf("%s %d: the header has %d columns named %s", l.word(), l.titles+1, times, command.Plain(name))
		}
	}
	return nil
}

// cellsOf says what cells a line of several has, or nothing.
func cellsOf(record []byte, line int) string {
	for _, s := range separators {
		if cells := s.splitCells(nil, record); len(cells) > 1 && !s.blank(record) {
			more := ""
			if len(cells) > 12 {
				cells, more = cells[:12], " ..."
			}
			return fmt.Sprintf(" (line %d has %.200q%s)", line, bytes.Join(cells, []byte(" | ")), more)
		}
	}
	return ""
}
