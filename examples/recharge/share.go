package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

// agreement is what a case file says about sharing, made ready for a ledger.
type agreement struct {
	authorities []attribution.Authority // of the case, in its order
	services    []service
	byName      map[string]int
}

// service is a service of the agreement, and how its shares are written.
type service struct {
	name    string
	basis   attribution.Basis
	columns []int    // the place of each participant among the authorities
	cells   []string // the participants' codes as cells of the output
}

// agreementOf takes the services that have a basis from a case.
func agreementOf(c casefile.Case) agreement {
	agreed := agreement{byName: make(map[string]int)}
	place := make(map[attribution.Authority]int)
	for i, name := range c.Names {
		agreed.authorities = append(agreed.authorities, name.Code)
		place[name.Code] = i
	}
	for _, s := range c.Services {
		if s.Basis.IsZero() {
			continue
		}
		shared := service{name: s.Name, basis: s.Basis}
		for _, code := range s.Basis.Authorities() {
			shared.columns = append(shared.columns, place[code])
			shared.cells = append(shared.cells, textCell(string(code)))
		}
		agreed.byName[strings.TrimSpace(s.Name)] = len(agreed.services)
		agreed.services = append(agreed.services, shared)
	}
	return agreed
}

// textCell writes text of ours as a cell: harmless to a spreadsheet, and quoted
// where it must be.
func textCell(text string) string {
	text = command.Cell(text)
	if strings.ContainsAny(text, ",\"\r\n") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// sharer shares the records of batches. It is used by one goroutine.
type sharer struct {
	*agreement
	form
	running map[int]*attribution.Running // by service, where lines are shared as parts of running totals

	cells   [][]byte
	parts   []int64
	columns []int64 // by authority, for wide lines
	takes   []bool  // whether the authority takes part
}

// form is how the ledger and the output are laid out.
type form struct {
	width, service, amount int  // columns in the ledger, and the places of two of them
	wide                   bool // one line with a column for each authority
	onRunningTotals        bool
}

// line is what a record of the ledger says.
type line struct {
	service int
	pence   int64
}

// read reads a record: which service, and how much. It says whether the amount
// could be read even where the line is refused.
func (s *sharer) read(record []byte) (read line, amount bool, err error) {
	s.cells = splitCells(s.cells[:0], record)
	if len(s.cells) != s.width {
		return line{}, false, fmt.Errorf("%d cells where the header has %d", len(s.cells), s.width)
	}
	read.pence, err = readAmount(unquoted(s.cells[s.amount]))
	amount = err == nil
	name := trim(unquoted(s.cells[s.service]))
	service, known := s.byName[string(name)]
	if !known && len(name) == 0 {
		err = errors.Join(errors.New("no service"), err)
	} else if !known {
		err = errors.Join(fmt.Errorf("the agreement has no service %.60q", name), err)
	}
	read.service = service
	return read, amount, err
}

// share divides a line, and writes it once for each participant with its share,
// or once with a column for each authority. What it adds to the totals it reads
// back from what it wrote.
func (s *sharer) share(out, record []byte, l line, totals []sum) ([]byte, error) {
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
		return s.writeWide(out, record, shared, totals), nil
	}
	for i, part := range s.parts {
		out = append(append(append(out, record...), ','), shared.cells[i]...)
		out = append(out, ',')
		start := len(out)
		out = appendAmount(out, part)
		totals[shared.columns[i]].add(readBack(out[start:]))
		out = append(out, '\n')
	}
	return out, nil
}

func (s *sharer) writeWide(out, record []byte, shared *service, totals []sum) []byte {
	clear(s.takes)
	for i, part := range s.parts {
		s.takes[shared.columns[i]], s.columns[shared.columns[i]] = true, part
	}
	out = append(out, record...)
	for column, takes := range s.takes {
		out = append(out, ',')
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

// header writes the header of the output: that of the ledger, and our columns.
// It refuses a ledger that has a column of the same name.
func (a *agreement) header(l *ledger, wide bool) ([]byte, error) {
	ours := []string{"authority", "share"}
	if wide {
		ours = nil
		for _, code := range a.authorities {
			ours = append(ours, string(code))
		}
	}
	header := append([]byte(l.mark), l.header...)
	for _, name := range ours {
		for _, column := range l.columns {
			if column == name {
				return nil, fmt.Errorf("line %d: the ledger has a column %s already, which the output adds: rename it", l.titles+1, name)
			}
		}
		header = append(append(header, ','), textCell(name)...)
	}
	return append(header, '\n'), nil
}
