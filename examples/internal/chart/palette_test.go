package chart

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What whoever lacks a kind of cone sees of a colour in linear light, after G. Machado,
// M. Oliveira and L. Fernandes, A Physiologically-based Model for Simulation of Color
// Vision Deficiency (2009), severity 1; and a printer without colours.
var eyes = map[string][3][3]float64{
	"all":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanope":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranope": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanope":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// linear is a colour in linear light.
func linear(t *testing.T, colour string) (light [3]float64) {
	t.Helper()
	for i := range light {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		if c := float64(n) / 255; c <= 0.04045 {
			light[i] = c / 12.92
		} else {
			light[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return light
}

// lab is where a colour stands to an eye, so that distances are alike to see (CIE
// 1976, white of D65).
func lab(light [3]float64) [3]float64 {
	weigh := func(r, g, b, white float64) float64 {
		x := max((r*light[0]+g*light[1]+b*light[2])/white, 0)
		if x > 216.0/24389 {
			return math.Cbrt(x)
		}
		return (24389.0/27*x + 16) / 116
	}
	x, y, z := weigh(0.4124, 0.3576, 0.1805, 0.9505), weigh(0.2126, 0.7152, 0.0722, 1), weigh(0.0193, 0.1192, 0.9505, 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b [3]float64) float64 {
	return math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2])
}

// Every two colours are apart to every eye. On a printer without colours those that
// stand side by side are, and any two that are not have lines across one of them. A
// difference of 2.3 is just seen.
func TestColoursCanBeToldApart(t *testing.T) {
	var all []string
	for _, look := range looks {
		all = append(all, look.colour)
	}
	for eye, sees := range eyes {
		seen := make([][3]float64, len(all))
		for i, colour := range all {
			light := linear(t, colour)
			for row := range sees {
				for column := range sees {
					seen[i][row] += sees[row][column] * light[column]
				}
			}
			seen[i] = lab(seen[i])
		}
		for i := range all {
			for j := range i {
				assert.Greater(t, distance(seen[i], seen[j]), 12.0, "%s: %s and %s", eye, all[i], all[j])
			}
		}
	}
	lighter := func(a, b string) float64 { return math.Abs(lab(linear(t, a))[0] - lab(linear(t, b))[0]) }
	for i := range all {
		for j := range i {
			alike := lighter(all[i], all[j]) < 5 && looks[i].rising == looks[j].rising && looks[i].falling == looks[j].falling
			assert.False(t, alike || i == j+1 && lighter(all[i], all[j]) < 9, "%s and %s", all[j], all[i])
		}
	}
	for _, beside := range []string{pale, orange, sky} { // before and after, a level and its changes
		assert.Greater(t, lighter(blue, beside), 9.0, beside)
	}
}

// Text can be read on what it stands on: at least 4.5 to 1 (WCAG 2.1, 1.4.3).
func TestTextCanBeRead(t *testing.T) {
	luminance := func(colour string) float64 {
		l := linear(t, colour)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	contrast := func(a, b string) float64 {
		x, y := luminance(a), luminance(b)
		return (max(x, y) + 0.05) / (min(x, y) + 0.05)
	}
	assert.GreaterOrEqual(t, contrast(ink(pale), pale), 4.5)
	for _, look := range looks {
		assert.GreaterOrEqual(t, contrast(ink(look.colour), look.colour), 4.5, look.colour)
	}
	for _, text := range []string{dark, middle} {
		assert.GreaterOrEqual(t, contrast(text, white), 4.5, text)
	}
}
