package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

const (
	batchSize   = 256 << 10 // bytes read at a time
	recordLimit = 1 << 20   // bytes in one record
	headerLimit = 100       // lines before the header
)

// ledger is a CSV file that is read in batches of whole records.
type ledger struct {
	input   io.Reader
	size    int    // of a batch, in bytes
	carried []byte // read, but not handed over yet: a record begins here
	line    int    // the number of its first line
	ended   bool   // the input has
	mark    string // the byte-order mark, if there was one

	header  []byte   // the header record as it stands, without its line break
	columns []string // the names of its columns
	titles  int      // lines before it
}

// openLedger reads up to the header: the first record with all the columns
// named. Lines before it are titles.
func openLedger(input io.Reader, named ...string) (*ledger, error) {
	l := &ledger{input: input, size: batchSize, line: 1}
	data, err := l.next(nil)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return nil, errors.New("the ledger is in UTF-16: save it as CSV in UTF-8")
	case bytes.HasPrefix(data, []byte("\ufeff")):
		l.mark, data = "\ufeff", data[len("\ufeff"):]
	}
	for line := 1; len(data) > 0 && line <= headerLimit; {
		length, err := cutRecord(data, true)
		lines := max(bytes.Count(data[:length], []byte("\n")), 1)
		if record := trimBreak(data[:length]); err == nil && l.isHeader(record, named) {
			l.titles, l.line = line-1, line+lines
			l.carried = append(bytes.Clone(data[length:]), l.carried...)
			return l, l.check(named)
		}
		line += lines
		data = data[length:]
	}
	return nil, fmt.Errorf("no line among the first %d is a header with the columns %s: if they have other names, say so with -service and -amount",
		headerLimit, strings.Join(named, " and "))
}

// isHeader keeps a record as the header if it has all the columns named.
func (l *ledger) isHeader(record []byte, named []string) bool {
	l.header, l.columns = bytes.Clone(record), nil
	for _, cell := range splitCells(nil, record) {
		l.columns = append(l.columns, string(trim(unquoted(cell))))
	}
	for _, name := range named {
		if l.column(name) < 0 {
			return false
		}
	}
	return true
}

// column returns the place of a column, capitals aside, or -1.
func (l *ledger) column(name string) int {
	for i, column := range l.columns {
		if strings.EqualFold(column, name) {
			return i
		}
	}
	return -1
}

// check refuses a header in which a column named stands twice.
func (l *ledger) check(named []string) error {
	for _, name := range named {
		times := 0
		for _, column := range l.columns {
			if strings.EqualFold(column, name) {
				times++
			}
		}
		if times > 1 {
			return fmt.Errorf("line %d: the header has %d columns named %s", l.titles+1, times, command.Plain(name))
		}
	}
	return nil
}

// next reads a batch of whole records into data, or returns io.EOF. What a
// record's quotation marks leave open is read on, up to a limit.
func (l *ledger) next(data []byte) ([]byte, error) {
	data = append(data[:0], l.carried...)
	l.carried = l.carried[:0]
	for want := max(l.size, len(data)); ; want += l.size {
		if err := l.fill(&data, want); err != nil {
			return nil, err
		}
		if len(data) == 0 {
			return nil, io.EOF
		}
		length := l.whole(data)
		if length == 0 && len(data) >= recordLimit {
			if length = bytes.IndexByte(data, '\n') + 1; length == 0 {
				return nil, fmt.Errorf("line %d is longer than %d bytes: is this a CSV file?", l.line, recordLimit)
			}
		}
		if length > 0 {
			l.carried = append(l.carried, data[length:]...)
			data = data[:length]
			l.line += bytes.Count(data, []byte("\n"))
			if data[length-1] != '\n' {
				l.line++
			}
			return data, nil
		}
	}
}

// fill reads until data holds so many bytes or the input ends.
func (l *ledger) fill(data *[]byte, want int) error {
	for len(*data) < want && !l.ended {
		if cap(*data) < want {
			*data = append(make([]byte, 0, want), *data...)
		}
		n, err := l.input.Read((*data)[len(*data):want])
		*data = (*data)[:len(*data)+n]
		if err == io.EOF {
			l.ended = true
		} else if err != nil {
			return fmt.Errorf("line %d: %w", l.line, err)
		}
	}
	return nil
}

// whole returns the length of the whole records at the start of data. A record
// whose quotation mark is never closed ends the batch, so that whoever splits it
// again comes to the same end.
func (l *ledger) whole(data []byte) int {
	if l.ended && bytes.IndexByte(data, '"') < 0 {
		return len(data)
	}
	if bytes.IndexByte(data, '"') < 0 {
		return bytes.LastIndexByte(data, '\n') + 1
	}
	length := 0
	for length < len(data) {
		record, err := cutRecord(data[length:], l.ended)
		if record == 0 {
			break
		}
		length += record
		if err == errUnclosed {
			break
		}
	}
	return length
}
