package attribution_test

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
)

// model is a basis, and what each is of the whole, worked out beside it in
// fractions by the definition of its kind.
type model struct {
	attribution.Basis
	parts map[attribution.Authority]*big.Rat
}

func modelOf(b attribution.Basis) model {
	m := model{b, make(map[attribution.Authority]*big.Rat)}
	total := b.Weights().Total().Rat()
	for _, w := range b.Weights() {
		m.parts[w.Authority] = new(big.Rat).Quo(w.Amount.Rat(), total)
	}
	return m
}

// part is nought for one that is not named.
func (m model) part(a attribution.Authority) *big.Rat {
	if part, named := m.parts[a]; named {
		return part
	}
	return new(big.Rat)
}

// drawModel draws a basis of any kind, so many levels deep at most.
func drawModel(t *rapid.T, levels int) model {
	if levels == 1 {
		return modelOf(drawPlain(t))
	}
	switch rapid.SampledFrom([]string{"plain", "blend", "average", "band", "rounded", "months"}).Draw(t, "kind") {
	case "blend":
		return drawBlend(t, levels)
	case "average":
		return drawAverage(t, levels)
	case "band":
		return drawBand(t, levels)
	case "rounded":
		return drawRounded(t, levels)
	case "months":
		return drawMonths(t, levels)
	}
	return modelOf(drawPlain(t))
}

// drawPlain draws a plain basis, of weights that leave room to combine many.
func drawPlain(t *rapid.T) attribution.Basis {
	codes := authorities(t, 5)
	small := make(attribution.Shares, len(codes))
	for i, a := range codes {
		small[i] = attribution.Share{Authority: a, Amount: decimal.New(rapid.Int64Range(0, 40).Draw(t, "weight"), rapid.Int32Range(-2, 0).Draw(t, "exponent"))}
	}
	small[0].Amount = small[0].Amount.Add(pounds(1))
	switch rapid.SampledFrom([]string{"proportion", "percentages", "equal", "sole", "demand", "years"}).Draw(t, "plain kind") {
	case "percentages":
		return must(attribution.Percentages(percent(t, codes)))
	case "equal":
		return must(attribution.Equally(codes...))
	case "sole":
		return must(attribution.Solely(codes[0]))
	case "demand":
		return must(attribution.ByDemand(codes, attribution.Demand{Authority: codes[0], Measure: "visits", Quantity: small[0].Amount, Quality: decimal.New(125, -2)}))
	case "years":
		var lines []attribution.Demand
		for _, w := range small {
			for _, year := range []string{"2010/11", "2011/12"} {
				lines = append(lines, attribution.Demand{Authority: w.Authority, Measure: "visits", Year: year, Quantity: w.Amount, Quality: pounds(1)})
			}
		}
		return must(attribution.ByDemand(codes, lines...))
	}
	return must(attribution.InProportion(small))
}

// percent draws percentages above nought that come to 100.
func percent(t *rapid.T, codes []attribution.Authority) attribution.Shares {
	shares, left := make(attribution.Shares, len(codes)), int64(1000)
	for i, a := range codes {
		some := left
		if rest := int64(len(codes) - 1 - i); rest > 0 {
			some = rapid.Int64Range(1, left-rest).Draw(t, "tenths of a per cent")
		}
		shares[i], left = attribution.Share{Authority: a, Amount: decimal.New(some, -1)}, left-some
	}
	return shares
}

// parts draws the parts of a blend, and their models.
func parts(t *rapid.T, levels int) ([]attribution.Part, []model) {
	count := rapid.IntRange(1, 3).Draw(t, "parts")
	names := make([]attribution.Authority, count)
	drawn, models := make([]attribution.Part, count), make([]model, count)
	for i, share := range percent(t, names) {
		models[i] = drawModel(t, levels-1)
		drawn[i] = attribution.Part{Percent: share.Amount, Basis: models[i].Basis}
	}
	return drawn, models
}

func drawBlend(t *rapid.T, levels int) model {
	drawn, models := parts(t, levels)
	m := model{must(attribution.Blend(drawn...)), map[attribution.Authority]*big.Rat{}}
	for i, part := range drawn {
		for a, fraction := range models[i].parts {
			more := new(big.Rat).Mul(fraction, new(big.Rat).Quo(part.Percent.Rat(), big.NewRat(100, 1)))
			m.parts[a] = more.Add(more, m.part(a))
		}
	}
	return m
}

func drawAverage(t *rapid.T, levels int) model {
	drawn, models := parts(t, levels)
	bases := make([]attribution.Basis, len(drawn))
	m := model{parts: map[attribution.Authority]*big.Rat{}}
	for i, part := range drawn {
		bases[i] = part.Basis
		for a, fraction := range models[i].parts {
			more := new(big.Rat).Mul(fraction, big.NewRat(1, int64(len(drawn))))
			m.parts[a] = more.Add(more, m.part(a))
		}
	}
	m.Basis = must(attribution.Average(bases...))
	return m
}

func drawBand(t *rapid.T, levels int) model {
	agreed, actual := drawModel(t, levels-1), drawModel(t, levels-1)
	points := decimal.New(rapid.SampledFrom([]int64{0, 1, 50, 100, 250, 333, 500, 1000}).Draw(t, "tenths of a point"), -1)
	m := model{must(attribution.Band(agreed.Basis, actual.Basis, points)), map[attribution.Authority]*big.Rat{}}
	chosen := agreed
	for a := range attribution.Shares(slices.Concat(agreed.Weights(), actual.Weights())).All() {
		apart := new(big.Rat).Sub(agreed.part(a), actual.part(a))
		if apart.Abs(apart).Mul(apart, big.NewRat(100, 1)).Cmp(points.Rat()) > 0 {
			chosen = actual
		}
		m.parts[a] = new(big.Rat)
	}
	for a, part := range chosen.parts {
		m.parts[a] = part
	}
	return m
}

// drawRounded holds the steps to the law (see lawRounding) and takes them from
// the basis.
func drawRounded(t *rapid.T, levels int) model {
	of := drawModel(t, levels-1)
	step := decimal.New(rapid.SampledFrom([]int64{1, 10, 25, 50, 100, 200, 5000, 10000}).Draw(t, "hundredths of a per cent"), -2)
	return modelOf(must(of.Rounded(step)))
}

func drawMonths(t *rapid.T, levels int) model {
	of := drawModel(t, levels-1)
	months, total := of.Weights(), new(big.Rat)
	m := model{parts: map[attribution.Authority]*big.Rat{}}
	for i, w := range months {
		months[i].Amount = decimal.New(rapid.SampledFrom([]int64{0, 5, 65, 70, 120}).Draw(t, "tenths of a month"), -1)
		if w.Amount.Sign() > 0 && i == slices.IndexFunc(months, func(s attribution.Share) bool { return s.Amount.Sign() > 0 }) {
			months[i].Amount = pounds(12)
		}
		m.parts[w.Authority] = new(big.Rat).Mul(of.part(w.Authority), months[i].Amount.Rat())
		total.Add(total, m.parts[w.Authority])
	}
	if total.Sign() == 0 { // who was left had no weight
		for i := range months {
			months[i].Amount = decimal.New(5, -1)
		}
		return model{must(of.Months(months)), of.parts}
	}
	for _, part := range m.parts {
		part.Quo(part, total)
	}
	m.Basis = must(of.Months(months))
	return m
}
