package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// cut is one record as it was cut.
type cut struct {
	record string
	bad    bool
}

// cutAll cuts a ledger that is in memory as a whole, record by record: no record
// is longer than so many bytes and a line break, or it is malformed and its first
// line alone. It says whether even a line was too long.
func cutAll(s separator, data []byte, most int) (cuts []cut, tooLong bool) {
	for len(data) > 0 {
		window := data[:min(most+1, len(data))]
		length, err := s.cutRecord(window, len(data) <= most)
		if length == 0 {
			length, err = bytes.IndexByte(window, '\n')+1, errUnclosed
		}
		if length == 0 {
			return cuts, true
		}
		cuts = append(cuts, cut{string(data[:length]), err != nil})
		data = data[length:]
	}
	return cuts, false
}

var ledgers = []string{
	"a,b\nc,d\n", "a,\"b\nc\"\nd,\"e\"\"f\"\n", "\"a\",\"\"\r\n\r\n,\r\n", "a,\"b\nc,d\ne,\"f\",g\n", "\"a\" b\n\"c\nd\n", "a\rb\n\"c\"\r", "\"\"\"\n\"\"\"\n\"", "a\"b,c\nd\n\n\ne",
	"a;\"b;\nc\"\n\"d,\";e\n", "a\t\"b\t\nc\"\n",
}

// Cut in batches of any size, from input that comes in drops, a ledger falls into
// the same records as cut in one piece; nothing is lost and nothing read twice.
func FuzzBatches(f *testing.F) {
	for i, seed := range ledgers {
		f.Add(seed, uint8(i*3), uint8(i))
	}
	f.Add("\"000000000", uint8(9), uint8(0)) // as long as a batch, and then nothing
	f.Fuzz(func(t *testing.T, data string, size, which uint8) {
		most := int(size) + 1
		s := separators[int(which)%len(separators)]
		l := &ledger{input: iotest.OneByteReader(strings.NewReader(data)), size: most, line: 1, separator: s}
		sharer := &sharer{form: form{separator: s}}
		var got []cut
		line, failed := 1, false
		for {
			if l.line != line {
				t.Fatalf("%q: batch at line %d, want %d", data, l.line, line)
			}
			text, err := l.next(nil)
			if err == io.EOF {
				break
			} else if err != nil {
				failed = true
				break
			}
			for rest := text; len(rest) > 0; {
				length, err := sharer.separator.cutRecord(rest, true)
				got, rest = append(got, cut{string(rest[:length]), err != nil}), rest[length:]
			}
			line += max(bytes.Count(text, []byte("\n")), 1)
			if last := text[len(text)-1]; last != '\n' && bytes.Contains(text, []byte("\n")) {
				line++
			}
		}
		want, tooLong := cutAll(s, []byte(data), most)
		if failed != tooLong || !slices.Equal(got, want) {
			t.Fatalf("%q in batches of %d:\n got %+v, %t\nwant %+v, %t", data, most, got, failed, want, tooLong)
		}
	})
}

// What encoding/csv can read, we read the same.
func FuzzRecords(f *testing.F) {
	for i, seed := range ledgers {
		f.Add(seed, uint8(i))
	}
	f.Fuzz(func(t *testing.T, data string, which uint8) {
		s := separators[int(which)%len(separators)]
		reader := csv.NewReader(strings.NewReader(data))
		reader.FieldsPerRecord, reader.Comma = -1, rune(s)
		want, err := reader.ReadAll()
		if err != nil {
			return
		}
		var got [][]string
		cuts, _ := cutAll(s, []byte(data), len(data)+1)
		for _, c := range cuts {
			record := trimBreak([]byte(c.record))
			if c.bad {
				t.Fatalf("%q: %q was refused", data, c.record)
			}
			if len(record) == 0 {
				continue
			}
			var cells []string
			for _, cell := range s.splitCells(nil, record) {
				cells = append(cells, strings.ReplaceAll(string(unquoted(cell)), "\r\n", "\n"))
			}
			got = append(got, cells)
		}
		if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Fatalf("%q:\n got %q\nwant %q", data, got, want)
		}
	})
}

// randomLedger is long enough for many batches.
func randomLedger(lines int) string {
	random := rand.New(rand.NewPCG(9, 9))
	var ledger strings.Builder
	ledger.WriteString("reference,service,amount\n")
	for i := range lines {
		name := []string{"Parks", "Youth offending", `"Libraries, museums"`}[random.IntN(3)]
		text := fmt.Sprintf("INV%07d", i)
		if random.IntN(50) == 0 {
			text = "\"INV\n\"\"" + strings.Repeat("x", random.IntN(200)) + "\""
		}
		pence := random.Int64N(2e6) - 5e5
		fmt.Fprintf(&ledger, "%s,%s,%s\n", text, name, appendAmount(nil, pence))
	}
	return ledger.String()
}

// On all processors and in batches, the output is that of one line after another.
func TestTheOutputIsThatOfOneLineAfterAnother(t *testing.T) {
	text := randomLedger(30_000)
	bases := map[string]attribution.Basis{}
	for name, weights := range map[string][]int64{"Parks": {1, 1, 1}, "Youth offending": {1, 3, 3}, "Libraries, museums": {1, 1, -1}} {
		var shares attribution.Shares
		for i, code := range []attribution.Authority{"WCC", "RBKC", "LBHF"} {
			if weights[i] > 0 {
				shares = append(shares, attribution.Share{Authority: code, Amount: decimal.NewFromInt(weights[i])})
			}
		}
		basis, err := attribution.InProportion(shares)
		require.NoError(t, err)
		bases[name] = basis
	}
	for _, onRunningTotals := range []bool{false, true} {
		args := []string{"-wide"}
		if onRunningTotals {
			args = append(args, "-running")
		}
		got := try(t, t.TempDir(), text, args...)
		require.Zero(t, got.code, got.errs)
		rows, err := csv.NewReader(strings.NewReader(got.out)).ReadAll()
		require.NoError(t, err)
		lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, len(lines))
		running := map[string]*attribution.Running{}
		for i, line := range lines[1:] {
			require.Equal(t, line, rows[i+1][:3])
			name := line[1]
			if running[name] == nil || !onRunningTotals {
				running[name], err = attribution.NewRunning(bases[name], 0)
				require.NoError(t, err)
			}
			pence, err := readAmount([]byte(line[2]))
			require.NoError(t, err)
			parts, err := running[name].Add(nil, pence)
			require.NoError(t, err)
			want := []string{"", "", ""}
			for j, part := range parts {
				want[j] = string(appendAmount(nil, part))
			}
			require.Equal(t, want, rows[i+1][3:], "line %d", i+1)
		}
	}
}

// endless is a ledger of so many lines that is never in memory as a whole.
type endless struct {
	lines int
	rest  string // of the line that is being read
}

func (e *endless) Read(into []byte) (n int, err error) {
	for n < len(into) {
		if e.rest == "" && e.lines == 0 {
			return n, io.EOF
		}
		if e.rest == "" {
			e.rest, e.lines = "INV00001,Parks,1234.56,Some supplier or other\n", e.lines-1
		}
		copied := copy(into[n:], e.rest)
		e.rest, n = e.rest[copied:], n+copied
	}
	return n, nil
}

// Ten times the ledger takes no more memory.
func TestMemoryDoesNotGrowWithTheLedger(t *testing.T) {
	allocated := func(lines int) uint64 {
		l, err := openLedger(io.MultiReader(strings.NewReader("reference,service,amount,supplier\n"), &endless{lines: lines}), "", "service", "amount")
		require.NoError(t, err)
		basis, err := attribution.Equally("A", "B", "C")
		require.NoError(t, err)
		agreed := &agreement{
			authorities: []attribution.Authority{"A", "B", "C"}, byName: map[string]int{"Parks": 0},
			services: []service{{name: "Parks", basis: basis, columns: []int{0, 1, 2}, cells: [][]byte{[]byte("A"), []byte("B"), []byte("C")}}},
		}
		p := &pipeline{ledger: l, agreement: agreed, form: form{separator: ',', reason: -1, width: 4, service: 1, amount: 2, onRunningTotals: true}}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		total, err := p.run(func([]byte) error { return nil }, func([]byte) error { return nil }, func(tally) {})
		runtime.ReadMemStats(&after)
		require.NoError(t, err)
		require.NoError(t, total.reconcile())
		assert.Equal(t, lines, total.shared)
		return after.TotalAlloc - before.TotalAlloc
	}
	small, large := allocated(100_000), allocated(1_000_000)
	assert.Less(t, large, small+20<<20, "%d bytes for 100,000 lines, %d for 1,000,000", small, large)
}
