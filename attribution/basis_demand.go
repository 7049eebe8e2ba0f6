package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Demand is one line of an estimate of demand: so many units of a measure, each
// costing quality times a unit of the common specification. Quality is never
// assumed: where all units are alike, it is 1.
type Demand struct {
	Authority Authority
	Measure   string // "orders supervised"
	Year      string // of a mean over several years, the one that the line is of: "2010/11"
	Quantity  decimal.Decimal
	Quality   decimal.Decimal // above zero
}

// ByDemand returns the basis of estimated demand: the weight of a participant is
// the sum over its lines of quantity × quality; a participant without a line has
// no demand.
//
// Where the lines name years, it shares by the mean of each one's demand over
// them: the weights are the sums over the years, which stand to each other as the
// means do. A mean of quantities lets a year of much demand count for more than a
// year of little; in [Average], the mean of proportions, every year counts alike.
// Either all lines name their year or none does, and an authority that has a
// measure in one year has it in all, nought included.
//
// Errors: ErrAuthority (malformed, repeated, or a line of one that takes no
// part), ErrWeight (a negative quantity, a quality of zero or less), ErrYear (a
// line without a year among others, a year without a line), ErrText (not UTF-8),
// ErrLimit, and ErrBasis where there is no demand at all.
//
// Source: Tri-borough report, ch. 11 ("both for quantity and quality"). The mean
// over years is practice elsewhere.
func ByDemand(participants []Authority, lines ...Demand) (Basis, error) {
	return byDemand(participants, lines, givenDigits, givenExponent)
}

func byDemand(participants []Authority, lines []Demand, maxDigits, maxExponent int) (Basis, error) {
	weights := make(Shares, len(participants))
	position := make(map[Authority]int, len(participants))
	for i, a := range participants {
		weights[i].Authority = a
		position[a] = i
	}
	c := checks()
	for _, line := range lines {
		i, takesPart := position[line.Authority]
		if !takesPart {
			c.Refuse(ErrAuthority, line.Authority, "has demand (%.40q) but takes no part", line.Measure)
			continue
		}
		if line.check(&c, maxDigits, maxExponent) {
			weights[i].Amount = weights[i].Amount.Add(line.Quantity.Mul(line.Quality))
		}
	}
	years := distinct(lines, func(line Demand) string { return line.Year })
	c.everyYear(lines, years)
	if c.Failed() {
		return Basis{}, c.Err()
	}
	return newBasis(weights, demandWords(lines, years), plain(demand{slices.Clone(lines)}), derivedDigits, derivedExponent)
}

// demandWords says what is counted, and of which years it is the mean.
func demandWords(lines []Demand, years []string) string {
	measures := distinct(lines, func(line Demand) string { return line.Measure })
	words := strings.TrimSpace("by demand: " + strings.Join(measures, ", "))
	if len(years) > 1 {
		words += " (mean of " + listed(years) + ")"
	} else if len(years) == 1 && years[0] != "" {
		words += " (" + years[0] + ")"
	}
	return words
}

// distinct returns what is said of lines, each once, in order.
func distinct[T comparable](lines []Demand, of func(Demand) T) []T {
	var said []T
	seen := make(map[T]bool)
	for _, line := range lines {
		if one := of(line); !seen[one] {
			seen[one] = true
			said = append(said, one)
		}
	}
	return said
}

// everyYear refuses lines of which only some name their year, and a measure that
// an authority has in one year and not in another: a mean over a gap would take
// what nobody said for nought.
func (c *Checks) everyYear(lines []Demand, years []string) {
	if len(years) < 2 {
		return
	}
	type counted struct {
		authority Authority
		measure   string
	}
	has := make(map[counted]map[string]bool)
	for _, line := range lines {
		what := counted{line.Authority, line.Measure}
		if line.Year == "" {
			c.Refuse(ErrYear, line.Authority, "a line of %.40q without a year, where others name theirs: all lines do, or none", line.Measure)
		}
		if has[what] == nil {
			has[what] = make(map[string]bool)
		}
		has[what][line.Year] = true
	}
	if c.Failed() {
		return
	}
	for _, what := range distinct(lines, func(line Demand) counted { return counted{line.Authority, line.Measure} }) {
		if len(has[what]) == len(years) {
			continue
		}
		gap := slices.IndexFunc(years, func(year string) bool { return !has[what][year] })
		c.Refuse(ErrYear, what.authority, "%.40q is not given for %.40s: a mean takes every year, nought included", what.measure, years[gap])
	}
}

// check says whether a line of demand can be counted.
func (d Demand) check(c *Checks, maxDigits, maxExponent int) bool {
	for _, text := range []string{d.Measure, d.Year} {
		if !utf8.ValidString(text) {
			c.Refuse(ErrText, d.Authority, "a measure or a year that is not UTF-8: %.40q", text)
			return false
		}
	}
	for _, number := range []decimal.Decimal{d.Quantity, d.Quality} {
		if err := withinLimits(number, maxDigits, maxExponent); err != nil {
			c.Add(d.Authority, "", err)
			return false
		}
	}
	if d.Quantity.Sign() < 0 {
		c.Refuse(ErrWeight, d.Authority, "negative quantity %s of %.40q", FormatWeight(d.Quantity), d.Measure)
		return false
	}
	if d.Quality.Sign() <= 0 {
		c.Refuse(ErrWeight, d.Authority, "quality %s of %.40q: it must be above zero", FormatWeight(d.Quality), d.Measure)
		return false
	}
	return true
}

// demand is the kind of a basis of demand.
type demand struct{ lines []Demand }

func (demand) components() []Component { return nil }

func (d demand) worked(b Basis) fractions {
	weights := b.noughts()
	for _, line := range d.lines {
		units := line.Quantity.Rat()
		weights[line.Authority].Add(weights[line.Authority], units.Mul(units, line.Quality.Rat()))
	}
	return weights
}

// write names those who take part too, where the lines do not name them all in
// their order.
func (d demand) write(w *jsonWriter, b Basis) {
	w.key("demand").open('[')
	for _, line := range d.lines {
		w.open('{').text("authority", string(line.Authority)).text("measure", line.Measure)
		if line.Year != "" {
			w.text("year", line.Year)
		}
		w.text("quantity", FormatWeight(line.Quantity)).text("quality", FormatWeight(line.Quality)).close('}')
	}
	w.close(']')
	if !slices.Equal(named(d.lines), b.p.authorities) {
		w.key("authorities").list(b.p.authorities)
	}
}

// named are the authorities of lines, in the order in which they are first named.
func named(lines []Demand) []Authority {
	return distinct(lines, func(line Demand) Authority { return line.Authority })
}
