package account_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

func TestDates(t *testing.T) {
	for _, text := range []string{"2012-02-29", "2000-02-29", "1900-01-01", "2999-12-31", "2012-04-30"} {
		assert.Equal(t, text, day(text).String())
	}
	for _, text := range []string{"", "2011-02-29", "1900-02-29", "2012-04-31", "2012-13-01", "2012-00-10", "2012-01-00", "1899-12-31", "3000-01-01", "2012-6-30", "30/06/2012", "2012-06-30T00:00", "+012-06-30"} {
		_, err := account.ParseDate(text)
		assert.ErrorIs(t, err, attribution.ErrYear, text)
	}
	assert.True(t, day("2012-04-30").Before(day("2012-05-01")))
	assert.True(t, day("2011-12-31").Before(day("2012-01-01")))
	assert.True(t, day("2012-04-29").Before(day("2012-04-30")))
	assert.False(t, day("2012-04-30").Before(day("2012-04-30")))
	assert.True(t, account.Date{}.IsZero())
	assert.Equal(t, "", account.Date{}.String())
}

func TestYears(t *testing.T) {
	for _, c := range []struct{ period, first, last, closed, next string }{
		{"2012/13", "2012-04-01", "2013-03-31", "2013-06-30", "2013/14"},
		{"1999/00", "1999-04-01", "2000-03-31", "2000-06-30", "2000/01"},
		{"2012", "2012-01-01", "2012-12-31", "2013-03-31", "2013"},
	} {
		y := must(account.ParseYear(c.period))
		assert.Equal(t, []string{c.period, c.first, c.last, c.closed}, []string{y.String(), y.First().String(), y.Last().String(), y.Closed().String()})
		assert.True(t, must(account.ParseYear(c.next)).Follows(y))
		assert.False(t, y.Follows(y))
	}
	assert.False(t, must(account.ParseYear("2013")).Follows(must(account.ParseYear("2012/13"))))
	for _, text := range []string{"", "2012/14", "2012-13", "12/13", "2012/2013", "year", "1899/00", "2012/1"} {
		_, err := account.ParseYear(text)
		assert.ErrorIs(t, err, attribution.ErrYear, text)
	}
	assert.Equal(t, "", account.Year{}.String())
}
