package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func TestYears(t *testing.T) {
	for _, good := range [][]savings.Year{{"2011/12", "2014/15"}, {"1999/00", "2000/01"}, {"2011-12", "2012/2013"}, {"2011", "2012"}, {"Year 1", "Year 10"}, {"1", "2"}, nil} {
		_, err := savings.NewProgramme(savings.Header{Years: good})
		assert.NoError(t, err, good)
	}
	for text, bad := range map[string][]savings.Year{
		`savings: "2011/13" is not a year such as 2011/12, 2011 or Year 1`:      {"2011/13"},
		`savings: "11/12" is not a year such as 2011/12, 2011 or Year 1`:        {"11/12"},
		`savings: "Year 0" is not a year such as 2011/12, 2011 or Year 1`:       {"Year 0"},
		`savings: "" is not a year such as 2011/12, 2011 or Year 1`:             {""},
		`savings: "2011/12" does not come after "2012/13"`:                      {"2012/13", "2011/12"},
		`savings: "2011/12" does not come after "2011-12"`:                      {"2011-12", "2011/12"},
		`savings: "2011/12" and "2012" are not written in one way`:              {"2011/12", "2012"},
		`savings: "٢٠١١" is not a year such as 2011/12, 2011 or Year 1`:         {"٢٠١١"},
		`savings: "2011/12/13" is not a year such as 2011/12, 2011 or Year 1`:   {"2011/12/13"},
		`savings: "Year 12345" is not a year such as 2011/12, 2011 or Year 1`:   {"Year 12345"},
		`savings: "0000-00-01" is not a year such as 2011/12, 2011 or Year 1`:   {"0000-00-01"},
		`savings: "year 1" is not a year such as 2011/12, 2011 or Year 1`:       {"year 1"},
		`savings: "Year 2011/12" is not a year such as 2011/12, 2011 or Year 1`: {"Year 2011/12"},
	} {
		_, err := savings.NewProgramme(savings.Header{Years: bad})
		refused(t, err, attribution.ErrYear, text)
	}
	_, err := savings.NewProgramme(savings.Header{Years: make([]savings.Year, 201)})
	refused(t, err, attribution.ErrLimit, "savings: 201 years: at most 200 are taken")
}
