package page_test

import (
	"bytes"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// Lines are wrapped under their first word, and a heading is underlined as far as
// it goes.
func TestNoLineIsWiderThanThePage(t *testing.T) {
	var out bytes.Buffer
	var p page.Page
	p.Title("環境\u202e", "one two three four five")
	p.Line("   indented %s that goes on", "text")
	p.Line("  - finding that goes on")
	p.Section("A heading of more than twenty")
	p.List(table.Item{Term: "A", Text: "one\ttwo"})
	require.NoError(t, page.WriteText(&out, command.Screen{Width: 20}, &p))
	assert.Equal(t, `環境\u202e
==========
Source: one two
three four five

   indented text
   that goes on
  - finding that
    goes on

A heading of more
than twenty
--------------------
  A  one two
`, out.String())
}

func TestFigures(t *testing.T) {
	assert.Equal(t, "-£3.00", page.Pounds(decimal.New(-3, 0)))
	assert.Equal(t, "£1,650,000.50", page.Pounds(decimal.New(16500005, -1)))
	assert.Equal(t, "£0.00", page.Pounds(decimal.Decimal{}))
	assert.Equal(t, "3.5%", page.Percent(decimal.New(350, -2)))
	assert.Equal(t, "100%", page.Percent(decimal.New(1, 2)))
	assert.Equal(t, "33.30%", page.Hundredths(decimal.New(333, -1)))
	assert.Equal(t, "0 charges", page.Count(0, "charge"))
	assert.Equal(t, "1 charge", page.Count(1, "charge"))
	assert.Equal(t, "2 charges", page.Count(2, "charge"))
}

func TestDecimalsAreCutOff(t *testing.T) {
	for _, c := range []struct {
		over, under int64
		want        string
	}{
		{1053000000, 1643, "640,900.7912…"}, // 640,900.79123...
		{2, 3, "0.6666…"}, {-2, 3, "-0.6666…"}, {1, 2, "0.5"}, {-5, 1, "-5"}, {0, 1, "0"},
		{1, 100000, "0.0000…"}, {-1, 100000, "-0.0000…"}, {99999, 100000, "0.9999…"}, {1, 10000, "0.0001"},
	} {
		assert.Equal(t, c.want, page.Decimals(big.NewRat(c.over, c.under), 4))
	}
}
