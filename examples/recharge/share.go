package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/triborough/fairshare/attribution"
)

// sharer shares the records of batches. It is used by one goroutine.
type sharer struct {
	*agreement
	form
	refuse  func(out []byte, r refusal) ([]byte, error)
	running map[int]*attribution.Running // by service, where lines are shared as parts of running totals

	line    line // being shared
	cells   [][]byte
	parts   []int64
	columns []int64 // by authority, for wide lines
	takes   []bool  // whether the authority takes part
}

// form is how the ledger and the output are laid out.
type form struct {
	separator                      separator
	width, service, amount, reason int  // columns in the ledger, and the places of three of them
	rows                           bool // of a workbook: each record is one, whatever line breaks it holds
	wide                           bool // one line with a column for each authority
	onRunningTotals                bool
}

// line is what a record of the ledger says.
type line struct {
	record   []byte // as it goes into the output
	service  int
	pence    int64
	readable bool // the amount is, even where the line is refused
	total    bool // refused, and a total if it is the last
}

// read reads a record into the line being shared.
func (s *sharer) read(record []byte, malformed error) error {
	l := &s.line
	*l = line{record: record}
	if malformed != nil {
		return malformed
	}
	s.cells = s.separator.splitCells(s.cells[:0], record)
	for s.rows && len(s.cells) < s.width { // a row ends with its last cell that is not empty
		l.record = append(slices.Clip(l.record), byte(s.separator))
		s.cells = append(s.cells, nil)
	}
	if s.reason == s.width-1 && len(s.cells) == s.reason { // the reason was taken off a line that was mended
		s.cells = append(s.cells, nil)
	}
	if len(s.cells) != s.width {
		return fmt.Errorf("%s where the header has %d", cells(len(s.cells)), s.width)
	}
	amount := unquoted(s.cells[s.amount])
	var err error
	l.pence, err = readAmount(amount)
	if err == nil && s.separator == ';' && inTwoWays(amount) {
		l.pence, err = 0, errTwoWays
	}
	l.readable = err == nil
	name := trim(unquoted(s.cells[s.service]))
	var known bool
	if l.service, known = s.byName[string(name)]; !known {
		l.total = l.readable && saysTotal(name) && s.reason < 0 // what was refused has no total
		if len(name) == 0 {
			err = errors.Join(errors.New("no service"), err)
		} else {
			err = errors.Join(s.unknown(string(name)), err)
		}
	}
	if s.reason >= 0 {
		l.record = bytes.Join(slices.Concat(s.cells[:s.reason], s.cells[s.reason+1:]), []byte{byte(s.separator)})
	}
	return err
}

func cells(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return strconv.Itoa(n) + " cells"
}

// share divides the line, and writes it once for each participant with its share,
// or once with a column for each authority. What it adds to the totals it reads
// back from what it wrote.
func (s *sharer) share(out []byte, totals []sum) ([]byte, error) {
	l := &s.line
	shared := &s.services[l.service]
	var err error
	if running := s.running[l.service]; running != nil {
		s.parts, err = running.Add(s.parts, l.pence)
	} else {
		s.parts, err = shared.basis.ApportionPence(s.parts, l.pence)
	}
	if err != nil {
		return out, err
	}
	if s.wide {
		return s.writeWide(out, shared, totals), nil
	}
	for i, part := range s.parts {
		out = append(append(out, l.record...), byte(s.separator))
		out = append(append(out, shared.cells[i]...), byte(s.separator))
		start := len(out)
		out = appendAmount(out, part)
		totals[shared.columns[i]].add(readBack(out[start:]))
		out = append(out, '\n')
	}
	return out, nil
}

func (s *sharer) writeWide(out []byte, shared *service, totals []sum) []byte {
	clear(s.takes)
	for i, part := range s.parts {
		s.takes[shared.columns[i]], s.columns[shared.columns[i]] = true, part
	}
	out = append(out, s.line.record...)
	for column, takes := range s.takes {
		out = append(out, byte(s.separator))
		if takes {
			start := len(out)
			out = appendAmount(out, s.columns[column])
			totals[column].add(readBack(out[start:]))
		}
	}
	return append(out, '\n')
}

// readBack reads an amount that appendAmount wrote.
func readBack(written []byte) int64 {
	digits, negative := bytes.CutPrefix(written, []byte("-"))
	var pence int64
	for _, digit := range digits {
		if digit != '.' {
			pence = pence*10 - int64(digit-'0') // downwards, where there is room for the most negative
		}
	}
	if negative {
		return pence
	}
	return -pence
}
