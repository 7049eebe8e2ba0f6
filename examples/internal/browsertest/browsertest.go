// Package browsertest shows pages to a browser, Debian's chromium without a screen,
// and tells what a reader would meet there.
package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/examples/internal/htmltest"
)

// sheet is how wide a page's text is on A4 with margins of 15 millimetres, in
// pixels of 1/96 of an inch: (210 − 30) ÷ 25.4 × 96 is 680.3.
const sheet = 680

// screen is how wide a small screen of a desk is.
const screen = 1024

// Page is what a browser made of a page.
type Page struct {
	Complaints []string     // what it wrote to its console
	CutOff     []string     // what reaches beyond the sheet or the screen, its column or its drawing, or over other text
	Tables     [][][]string // the text of each cell, by row and table
	Text       string       // all that can be read
	Drawings   int
	PDF        []byte
}

// Open shows a page on a screen and on a sheet of A4, and tells what becomes of it. The test is
// skipped where there is no chromium.
func Open(t testing.TB, html []byte) Page {
	t.Helper()
	ctx, close := start(t)
	defer close()
	file := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(file, html, 0o600))
	ctx, end := context.WithTimeout(ctx, time.Minute)
	defer end()
	messages := chromedp.Console(ctx)
	var page Page
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(screen, 768), chromedp.Navigate("file://"+file)))
	page.CutOff = evaluate[[]string](t, ctx, cutOff)
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	require.NoError(t, err)
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(sheet, 1000)))
	page.CutOff = append(page.CutOff, evaluate[[]string](t, ctx, cutOff)...)
	page.Tables = evaluate[[][][]string](t, ctx, tables)
	page.Text = evaluate[string](t, ctx, "document.body.innerText")
	page.Drawings = evaluate[int](t, ctx, "document.querySelectorAll('svg').length")
	page.PDF, err = chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	require.NoError(t, err)
	require.NoError(t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void]("console.log('the end')")))
	for message, err := range messages {
		require.NoError(t, err)
		if message.Text == "the end" {
			break
		}
		page.Complaints = append(page.Complaints, message.Text)
	}
	return page
}

// start starts a browser, or skips the test where there is none.
func start(t testing.TB) (ctx context.Context, close func()) {
	t.Helper()
	chromium := commandtest.Witness(t, "chromium")
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, endBrowser := chromedp.NewExecAllocator(t.Context(), options...)
	ctx, endTab := chromedp.NewContext(ctx)
	require.NoError(t, chromedp.Do(ctx))
	return ctx, func() { endTab(); endBrowser() }
}

func evaluate[T any](t testing.TB, ctx context.Context, script string) T {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	require.NoError(t, err)
	return value
}

// Scripts that look at a page: none of them is part of one.
const (
	tables = `[...document.querySelectorAll('table')].map(t => [...t.rows].map(r => [...r.cells].map(c => c.innerText.trim())))`
	cutOff = `(() => {
		const found = [], wide = document.documentElement.clientWidth;
		const tell = (e, why) => found.push(why + ': ' + e.tagName + ' ' + (e.textContent || '').trim().slice(0, 60));
		for (const e of document.body.querySelectorAll('*')) {
			if (e.closest('svg') && e.tagName !== 'svg') continue;
			if (!e.matches('.unseen') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline') tell(e, 'wider than its room');
			const r = e.getBoundingClientRect();
			if (r.width > 0 && (r.left < -1 || r.right > wide + 1)) tell(e, 'off the sheet');
		}
		for (const svg of document.querySelectorAll('svg')) {
			const view = svg.viewBox.baseVal;
			const boxes = [];
			for (const text of svg.querySelectorAll('text')) {
				const b = text.getBBox();
				if (b.x < -0.5 || b.y < -0.5 || b.x + b.width > view.width + 0.5 || b.y + b.height > view.height + 0.5) tell(text, 'off its drawing');
				if (boxes.some(o => b.x + 1 < o.x + o.width && o.x + 1 < b.x + b.width && b.y + 4 < o.y + o.height && o.y + 4 < b.y + b.height)) tell(text, 'over another text');
				boxes.push(b);
			}
		}
		return found;
	})()`
)

// Check opens a report and checks that a browser complains of nothing, cuts nothing
// off, shows what was read from it, and prints it on A4.
func Check(t testing.TB, report string, read htmltest.Report) {
	t.Helper()
	seen := Open(t, []byte(report))
	assert.Empty(t, seen.Complaints)
	assert.Empty(t, seen.CutOff)
	assert.Equal(t, len(read.Findings), seen.Drawings)
	assert.Equal(t, read.Parts, seen.Tables)
	for _, finding := range read.Findings {
		assert.Contains(t, seen.Text, finding)
	}
	sizes := regexp.MustCompile(`/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]`).FindAllSubmatch(seen.PDF, -1)
	assert.NotEmpty(t, sizes)
	for _, size := range sizes {
		for i, want := range []float64{595.28, 841.89} { // 210 and 297 millimetres, in points
			got, err := strconv.ParseFloat(string(size[i+1]), 64)
			require.NoError(t, err)
			assert.InDelta(t, want, got, 1, "a side of a sheet")
		}
	}
}
