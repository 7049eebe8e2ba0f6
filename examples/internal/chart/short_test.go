package chart

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// Both sides of every threshold: of a unit, of a figure behind the point, of pence.
func TestShort(t *testing.T) {
	for _, c := range []struct {
		pence int64
		want  string
	}{
		{0, "£0"}, {1, "£0.01"}, {-1, "-£0.01"}, {1250, "£12.50"}, {5000, "£50"}, {9999, "£99.99"},
		{10000, "£100"}, {10049, "£100"}, {10050, "£101"}, {58000, "£580"}, {999949, "£9,999"}, {999950, "£10k"},
		{1004999, "£10k"}, {1005000, "£10.1k"}, {3125203, "£31.3k"}, {-3125203, "-£31.3k"}, {9994999, "£99.9k"}, {9995000, "£100k"},
		{44700000, "£447k"}, {99949999, "£999k"}, {99950000, "£1m"}, {852737989, "£8.53m"}, {2352100000, "£23.5m"}, {200000000, "£2m"},
		{99949999999, "£999m"}, {99950000000, "£1bn"}, {123456789000000, "£1,235bn"},
	} {
		assert.Equal(t, c.want, Short(decimal.New(c.pence, -2)), "%d pence", c.pence)
	}
	assert.Equal(t, "£10,000,000,000,000,000,000,000,000,000bn", Short(decimal.New(1, 37)))
	assert.Equal(t, "£1.2m", Short(decimal.New(12, 5)), "however the number is written")
}
