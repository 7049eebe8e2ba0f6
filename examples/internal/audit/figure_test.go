package audit

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Two figures of as many digits are transposed where two neighbours have changed
// places, and nothing else.
func TestTransposed(t *testing.T) {
	for figures, want := range map[[2]string]bool{
		{"1611", "1161"}: true, {"57.00", "75.00"}: true, {"0.49", "0.94"}: true, {"-12", "-21"}: true, {"1.02", "1.20"}: true,
		{"30", "3"}: false, {"30", "03"}: true, {"1611", "1611"}: false, {"1611", "1116"}: false, {"12", "-1"}: false, {"5.7", "75."}: false, {"123", "312"}: false, {"12", "13"}: false, {"x", "y"}: false, {"12", "1y"}: false,
	} {
		assert.Equal(t, want, transposed(figures[0], figures[1]), figures)
	}
}

// A figure is told with what it should be, how far it is off and which way, to as many
// decimals as the longer of the two has.
func TestDiffers(t *testing.T) {
	assert.Equal(t, Finding{"w", "1,611 for 1,161: 450 too much, by two digits that have changed places", "", Figure{"1,611", "1,161", "450"}}, differs("w", "%s for %s", "1611", "1161"))
	assert.Equal(t, Finding{"w", "-2 for 1,000.25: 1,002.25 too little", "", Figure{"-2", "1,000.25", "-1,002.25"}}, differs("w", "%s for %s", "-2", "1000.25"))
	for figure, want := range map[string]string{"": "", "1": "1", "999": "999", "1000": "1,000", "-1000": "-1,000", "-100": "-100", "1234567.5": "1,234,567.5", "0.1234": "0.1234"} {
		assert.Equal(t, want, grouped(figure))
	}
}
