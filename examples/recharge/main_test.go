package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/commandtest"
)

// agreed is an agreement whose shares can be worked in the head. The codes stand
// in an order of their own, so that ties going by code show.
const agreed = `title: Shared services
period: 2012/13
authorities: [{code: WCC}, {code: RBKC}, {code: LBHF}]
services:
  - {name: Parks, basis: {equal: true}}
  - {name: Youth offending, basis: {proportion: {WCC: 1, RBKC: 3, LBHF: 3}}}
  - {name: "Libraries, museums", authorities: [RBKC, WCC], basis: {equal: true}}
`

type result struct {
	code      int
	out, errs string
}

func writeAgreement(tb testing.TB, folder string) string {
	tb.Helper()
	return write(tb, folder, "case.yaml", agreed)
}

func write(tb testing.TB, folder, name, text string) string {
	tb.Helper()
	path := filepath.Join(folder, name)
	require.NoError(tb, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// try runs the program over a ledger on standard input, in a folder that holds
// the agreement as case.yaml.
func try(t *testing.T, folder, ledger string, args ...string) result {
	t.Helper()
	agreement := writeAgreement(t, folder)
	code, out, errs := commandtest.Run(recharge, ledger, append([]string{"-case", agreement}, args...)...)
	return result{code, out, errs}
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(parts...))
	require.NoError(t, err)
	return string(content)
}

// names lists what is in a folder but for the agreement.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	names := []string{}
	for _, entry := range entries {
		if entry.Name() != "case.yaml" {
			names = append(names, entry.Name())
		}
	}
	return names
}

func TestEachLineBecomesOneForEachParticipant(t *testing.T) {
	got := try(t, t.TempDir(), "reference,service,amount\nA1,Parks,1.00\nA2,Youth offending,-0.04\nA3,\"Libraries, museums\",0.01\nA4,Parks,0\n")
	assert.Equal(t, `reference,service,amount,authority,share
A1,Parks,1.00,WCC,0.33
A1,Parks,1.00,RBKC,0.33
A1,Parks,1.00,LBHF,0.34
A2,Youth offending,-0.04,WCC,0.00
A2,Youth offending,-0.04,RBKC,-0.02
A2,Youth offending,-0.04,LBHF,-0.02
A3,"Libraries, museums",0.01,RBKC,0.01
A3,"Libraries, museums",0.01,WCC,0.00
A4,Parks,0,WCC,0.00
A4,Parks,0,RBKC,0.00
A4,Parks,0,LBHF,0.00
`, got.out)
	assert.Zero(t, got.code)
	for _, want := range []string{
		"│ WCC       │  0.33 │", "│ RBKC      │  0.32 │", "│ LBHF      │  0.32 │", "│ Total     │  0.97 │",
		"│ In: read from the ledger            │     4 │   0.97 │",
		"│ Out: shared between the authorities │     4 │   0.97 │",
		"│ Difference: reconciled              │     0 │   0.00 │",
	} {
		assert.Contains(t, got.errs, want)
	}
}

// 3 and then 1 over 1:3:3, and 1p at a time in equal parts.
func TestRunningTotals(t *testing.T) {
	got := try(t, t.TempDir(), "service,amount\nYouth offending,0.03\nParks,0.01\nYouth offending,0.01\nParks,0.01\nParks,0.01\n", "-wide", "-running")
	assert.Equal(t, `service,amount,WCC,RBKC,LBHF
Youth offending,0.03,0.01,0.01,0.01
Parks,0.01,0.00,0.00,0.01
Youth offending,0.01,-0.01,0.01,0.01
Parks,0.01,0.00,0.01,0.00
Parks,0.01,0.01,0.00,0.00
`, got.out)
}

// What councils' ledgers really hold: a byte-order mark, titles, CRLF, quoted
// cells over several lines, other names and spellings of amounts, empty rows.
func TestLedgersAsTheyCome(t *testing.T) {
	ledger := "\ufeffBorough of Somewhere,,\r\nSpend over £500,,\r\n\r\nRef,SERVICE ,\"Net, £\"\r\n" +
		"1,Parks,\"£1,234.56\"\r\n2, Parks ,(978.00)\r\n3,Parks,\"(£1,000)\"\r\n,,\r\n\"4\r\nsecond \"\"line\"\"\",Parks,-£0.5\r\n5,\"Parks\",12.3400"
	folder := t.TempDir()
	got := try(t, folder, ledger, "-wide", "-amount", "net, £", "-o", filepath.Join(folder, "out.csv"))
	require.Zero(t, got.code, got.errs)
	assert.Equal(t, "\ufeffRef,SERVICE ,\"Net, £\",WCC,RBKC,LBHF\n"+
		"1,Parks,\"£1,234.56\",411.52,411.52,411.52\n2, Parks ,(978.00),-326.00,-326.00,-326.00\n3,Parks,\"(£1,000)\",-333.33,-333.33,-333.34\n"+
		"\"4\r\nsecond \"\"line\"\"\",Parks,-£0.5,-0.16,-0.17,-0.17\n5,\"Parks\",12.3400,4.11,4.11,4.12\n", read(t, folder, "out.csv"))
	assert.Contains(t, got.out, "│ In: read from the ledger            │     5 │ -731.60 │")
	assert.Contains(t, got.out, "Before the header: 3 lines, left out.")
	assert.Equal(t, "\ufeffRef,SERVICE ,\"Net, £\",refused because\n", read(t, folder, "out.rejects.csv"))
}

func TestUnreconciledFiguresExitWith3(t *testing.T) {
	total := tally{read: counted{lines: 2}, shared: 1, refused: counted{lines: 1}}
	require.NoError(t, total.reconcile())
	for _, wrong := range []func(*tally){
		func(t *tally) { t.shared++ },
		func(t *tally) { t.read.amount.add(1) },
		func(t *tally) { t.byAuthority = []sum{{low: 1}} },
		func(t *tally) { t.refused.amount.add(-1) },
	} {
		wronged := total
		wrong(&wronged)
		var errs bytes.Buffer
		assert.Equal(t, 3, command.Exit(wronged.reconcile(), command.Standard{Err: &errs}))
		assert.Contains(t, errs.String(), "what came in is not what came out")
		assert.Contains(t, wronged.report(&agreement{}, &ledger{}, nil, nil, false, command.Screen{Width: 100}), "DOES NOT RECONCILE")
	}
}

// Cells that we make cannot run as formulas; cells of the ledger stay as they are.
func TestCellsOfOursCannotRunAsFormulas(t *testing.T) {
	folder := t.TempDir()
	agreement := filepath.Join(folder, "formula.yaml")
	require.NoError(t, os.WriteFile(agreement, []byte("title: T\nauthorities: [{code: \"=A1\"}, {code: B}]\nservices: [{name: P, basis: {equal: true}}]\n"), 0o600))
	got := try(t, folder, "reference,service,amount\n=B2,P,-0.02\n", "-case", agreement)
	assert.Equal(t, "reference,service,amount,authority,share\n=B2,P,-0.02,'=A1,-0.01\n=B2,P,-0.02,B,-0.01\n", got.out)
	got = try(t, folder, "reference,service,amount\n=B2,P,-0.02\n", "-case", agreement, "-wide")
	assert.Equal(t, "reference,service,amount,'=A1,B\n=B2,P,-0.02,-0.01,-0.01\n", got.out)
}
