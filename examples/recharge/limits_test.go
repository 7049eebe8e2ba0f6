package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What a ledger may be as large as, and no larger.
func TestLimits(t *testing.T) {
	line := func(length int) string { // of a note and Parks,1.00
		return "note,service,amount\n" + strings.Repeat("x", length-len(",Parks,1.00")) + ",Parks,1.00"
	}
	columns := func(n int) string {
		return "service,amount" + strings.Repeat(",x", n-2) + "\nParks,1.00" + strings.Repeat(",", n-2) + "\n"
	}
	titles := func(n int) string { return strings.Repeat("title\n", n) + "service,amount\nParks,1.00\n" }
	for name, c := range map[string]struct {
		ledger string
		code   int
		says   string
	}{
		"the longest line":                     {line(batchSize), 0, "reconciled"},
		"the longest line and another":         {line(batchSize) + "\nx,Parks,1.00\n", 0, "│     2 │   2.00 │"},
		"a longer line":                        {line(batchSize + 1), 1, "standard input: line 2 is longer than 262144 bytes: is this a CSV file?"},
		"a longer line with an end":            {line(batchSize+1) + "\n", 1, "line 2 is longer than 262144 bytes"},
		"a first line that is longer":          {strings.Repeat("x", batchSize+1), 1, "line 1 is longer than 262144 bytes"},
		"a quoted cell that is never closed":   {"note,service,amount\n\"x,Parks,1.00\ny,Parks,2.00\n", 4, "line 2 refused: " + errUnclosed.Error()},
		"the longest record":                   {"note,service,amount\n\"" + strings.Repeat("x\n", (batchSize-14)/2) + "\",Parks,1.00", 0, "│     1 │   1.00 │"},
		"a longer record":                      {"note,service,amount\n\"" + strings.Repeat("x\n", (batchSize-12)/2) + "x\",Parks,1.00\ny,Parks,2.00\n", 4, "line 2 refused: " + errUnclosed.Error()},
		"as many columns as can be":            {columns(columnLimit), 0, "reconciled"},
		"one column more":                      {columns(columnLimit + 1), 1, "line 1: the header has 257 columns, more than 256"},
		"a header on the last line it can be":  {titles(headerLimit - 1), 0, "Before the header: 99 lines"},
		"a header on the line after":           {titles(headerLimit), 1, "no line among the first 100 is a header"},
		"one title":                            {titles(1), 0, "Before the header: 1 line, left out."},
		"a header that is no text":             {"title\nservice,amount,\x00\n", 1, "line 2: the header has a NUL character, which is no text"},
		"the largest amount":                   {"service,amount\nParks,\"(92,233,720,368,547,758.07)\"\n", 0, "-92,233,720,368,547,758.07"},
		"a larger amount":                      {"service,amount\nParks,\"(92,233,720,368,547,758.08)\"\n", 4, errTooLarge.Error()},
		"a name that is no service, cut short": {"service,amount\n" + strings.Repeat("L", 100) + ",1\n", 4, `no service "` + strings.Repeat("L", 60) + `"`},
	} {
		t.Run(name, func(t *testing.T) {
			got := try(t, t.TempDir(), c.ledger)
			assert.Equal(t, c.code, got.code)
			assert.Contains(t, got.errs, c.says)
		})
	}
}

// A line that never ends is refused once a batch of it is read, not at its end.
func TestALineWithoutEndIsNotReadToIt(t *testing.T) {
	endless := &counting{input: io.MultiReader(strings.NewReader("service,amount\n\""), repeated("x"))}
	l, err := openLedger(endless, "", "service", "amount")
	assert.NoError(t, err)
	_, err = l.next(nil)
	assert.EqualError(t, err, fmt.Sprintf("line 2 is longer than %d bytes: is this a CSV file?", batchSize))
	assert.LessOrEqual(t, endless.read, 2*batchSize+2)
}

// counting counts what is read.
type counting struct {
	input io.Reader
	read  int
}

func (c *counting) Read(into []byte) (int, error) {
	n, err := c.input.Read(into)
	c.read += n
	return n, err
}

// repeated is a text again and again, without end.
type repeated string

func (r repeated) Read(into []byte) (int, error) {
	for i := range into {
		into[i] = r[i%len(r)]
	}
	return len(into), nil
}

// What is written of lines refused stays in proportion to them: twice the line, a
// separator for each column, and the reason.
func TestRejectsStayInProportion(t *testing.T) {
	for _, line := range []string{"x", `"`, strings.Repeat(`"`, 101), strings.Repeat(",", 2000) + "x", strings.Repeat("L", 5000) + ",1", "\xff\xff\xff,1"} {
		const lines = 1000
		folder := t.TempDir()
		got := try(t, folder, "service,amount\n"+strings.Repeat(line+"\n", lines)+"Parks,1\n", "-o", folder+"/out.csv")
		assert.Equal(t, 4, got.code, got.errs)
		assert.LessOrEqual(t, len(read(t, folder, "out.rejects.csv")), lines*(2*len(line)+500), "%.10q", line)
	}
}
