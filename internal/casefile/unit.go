package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// units are the units of a programme's figures, as powers of ten of a pound.
var units = map[string]int32{"£m": 6, "£k": 3, "£": 0}

func (n node) unit() {
	text, ok := n.scalar()
	exponent, known := units[text]
	switch {
	case known:
		n.file.unit = exponent
	case ok:
		n.fail("%.40q is no unit: £m, £k or £", text)
	}
}

// money reads an amount in the file's unit, exact to a whole penny.
func (n node) money(into *decimal.Decimal) { n.number(into, n.amountInUnit) }

func (n node) amountInUnit(text string) (decimal.Decimal, error) {
	value, err := signed(text)
	if err != nil {
		return decimal.Decimal{}, err
	}
	value = value.Shift(n.file.unit)
	return value, attribution.CheckAmount(value)
}

func (n node) known(into *decimal.NullDecimal) {
	var amount decimal.Decimal
	n.money(&amount)
	*into = savings.Known(amount)
}
