package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/browsertest"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/htmltest"
	"github.com/triborough/fairshare/examples/internal/page"
)

// The report has every figure of the page, and draws the burdens as they run off and
// whose they are: of 98,900.00 in the first year 66,510.04 are left in the fourth, and
// Westminster bears 131,215.92 less than its 40% of everything, as worked out by hand
// in TestEmbeddedCase. A browser shows all of it and cuts nothing off.
func TestReport(t *testing.T) {
	code, report, said := runWith("", "-format", "html")
	require.Zero(t, code, said)
	tenders, _, err := read(nil, command.Standard{})
	require.NoError(t, err)
	var text bytes.Buffer
	require.NoError(t, page.WriteText(&text, command.Screen{Width: 1000}, pages(tenders)...))
	r := htmltest.Same(t, report, text.String())
	assert.Equal(t, []string{
		"From £98.9k in 2012/13 to £66.5k in 2015/16; the largest part is then LBHF, £57.2k.",
		"In all £4.75m either way. Bears less: WCC £131k, RBKC £39.8k. Bears more: LBHF £171k.",
	}, r.Findings)
	assert.Contains(t, report, "<title>2015/16, RBKC: £9,266.39</title>")
	browsertest.Check(t, report, r)
}

// Several contracts are several articles of one file.
func TestReportOfSeveralContracts(t *testing.T) {
	code, report, said := runWith(small, "-format", "html", "-", filepath.Join("..", "..", "testdata", "rules", "joint-team.yaml"))
	require.Zero(t, code, said)
	htmltest.Read(t, report)
	assert.Equal(t, 2, strings.Count(report, "<article>"))
}
