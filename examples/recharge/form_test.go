package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// The first bytes are those that each form's own description gives.
func TestOtherFormsAreNamed(t *testing.T) {
	for start, want := range map[string]string{
		"%PDF-1.4\n%\xe2\xe3":              "the ledger is a PDF: ask for the spreadsheet that it was printed from",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "the ledger is a workbook of Excel 97-2003 (.xls), or one with a password: save it as .xlsx without a password",
		"\x1f\x8b\x08\x00":                 "the ledger is compressed (gzip): unpack it first",
		"BZh91AY&SY":                       "the ledger is compressed (bzip2): unpack it first",
		"\xfd7zXZ\x00\x00\x04":             "the ledger is compressed (xz): unpack it first",
		"\x28\xb5\x2f\xfd\x04":             "the ledger is compressed (zstd): unpack it first",
		"7z\xbc\xaf\x27\x1c\x00\x04":       "the ledger is compressed (7z): unpack it first",
		"Rar!\x1a\x07\x01\x00":             "the ledger is compressed (rar): unpack it first",
		"PAR1\x15\x04":                     "the ledger is a Parquet file: save it as CSV (UTF-8)",
		"SQLite format 3\x00\x10":          "the ledger is an SQLite database: save it as CSV (UTF-8)",
		"\xff\xfes\x00":                    "the ledger is in UTF-16: save it as CSV (UTF-8)",
		"\xfe\xff\x00s":                    "the ledger is in UTF-16: save it as CSV (UTF-8)",
		"\x00s\x00e\nx":                    "the ledger is no text, or in UTF-16: its first line has NUL characters: save it as CSV (UTF-8)",
		"":                                 "the ledger is empty",
	} {
		assert.EqualError(t, refuseOtherForms([]byte(start)), want)
	}
	for _, start := range []string{"service,amount\nx\x00", "PARK1,1", "BZ,h", "%,PDF-"} {
		assert.NoError(t, refuseOtherForms([]byte(start)))
	}
}

func TestTotalsSaySo(t *testing.T) {
	for name, want := range map[string]bool{
		"": true, "Total": true, "TOTAL": true, "totals": true, "Grand total": true, "Grand Total :": true, "Total:": true,
		"Sub total": false, "Total Parks": false, "Grand": false, "T": false, ":": false,
	} {
		assert.Equal(t, want, saysTotal([]byte(name)), name)
	}
}
