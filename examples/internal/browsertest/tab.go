package browsertest

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Tab is a page that someone works with.
type Tab struct {
	t         testing.TB
	ctx       context.Context
	downloads string // the folder that files are downloaded to
}

// File is a file that is dropped on a page.
type File struct {
	Name string
	Data []byte
}

// Visit opens an address in a window so many pixels wide, once scripts have run that
// change the browser that the page finds. The test is skipped where
// there is no chromium.
func Visit(t testing.TB, address string, width int64, before ...string) *Tab {
	t.Helper()
	ctx, close := start(t)
	t.Cleanup(close)
	tab := &Tab{t, ctx, t.TempDir()}
	_, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: tab.downloads})
	require.NoError(t, err)
	for _, script := range before {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		require.NoError(t, err)
	}
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(width, 1000), chromedp.Navigate(address)))
	return tab
}

// Value is what a script comes to, once it has.
func Value[T any](tab *Tab, script string, values ...any) T {
	tab.t.Helper()
	ctx, end := context.WithTimeout(tab.ctx, time.Minute)
	defer end()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](filledIn(tab.t, script, values), chromedp.EvalAwaitPromise))
	require.NoError(tab.t, err, script)
	return value
}

// Do runs a script, whatever it comes to.
func (tab *Tab) Do(script string, values ...any) {
	tab.t.Helper()
	Value[bool](tab, "(async () => {"+script+"})().then(() => true)", values...)
}

// Until waits for a condition, or fails after a minute.
func (tab *Tab) Until(condition string, values ...any) {
	tab.t.Helper()
	condition = filledIn(tab.t, condition, values)
	met := Value[string](tab, `new Promise(done => {
		const last = performance.now() + 30000;
		const look = () => {
			if (`+condition+`) done("");
			else if (performance.now() > last) done(document.body.innerText.slice(0, 2000));
			else setTimeout(look, 20);
		};
		look();
	})`)
	if met != "" {
		assert.FailNow(tab.t, "never: "+condition, met)
	}
}

// Drop drops files on the page, as a mouse would.
func (tab *Tab) Drop(files ...File) {
	tab.t.Helper()
	type dropped struct{ Name, Data string }
	var all []dropped
	for _, f := range files {
		all = append(all, dropped{f.Name, base64.StdEncoding.EncodeToString(f.Data)})
	}
	tab.Do(`const transfer = new DataTransfer();
		for (const {Name, Data} of $1) transfer.items.add(new File([Uint8Array.from(atob(Data), b => b.charCodeAt(0))], Name));
		window.dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, cancelable: true}));`, all)
}

// Type presses keys where the page's focus is.
func (tab *Tab) Type(keys string) {
	tab.t.Helper()
	require.NoError(tab.t, chromedp.Do(tab.ctx, chromedp.KeyEvent(keys)))
}

// Downloaded waits for a file to be downloaded, and returns what it holds.
func (tab *Tab) Downloaded(name string) []byte {
	tab.t.Helper()
	path := filepath.Join(tab.downloads, name)
	for range 500 {
		data, err := os.ReadFile(path)
		if err == nil {
			require.NoError(tab.t, os.Remove(path))
			return data
		}
		time.Sleep(20 * time.Millisecond)
	}
	entries, _ := os.ReadDir(tab.downloads)
	require.FailNow(tab.t, "not downloaded", "%s; there are %v", name, entries)
	return nil
}

// Screenshot returns a picture of what is in sight.
func (tab *Tab) Screenshot() []byte {
	tab.t.Helper()
	picture, err := chromedp.Run(tab.ctx, chromedp.CaptureScreenshot())
	require.NoError(tab.t, err)
	return picture
}

// filledIn puts values into a script as JSON, the first for $1.
func filledIn(t testing.TB, script string, values []any) string {
	for i, value := range values {
		text, err := json.Marshal(value)
		require.NoError(t, err)
		script = strings.ReplaceAll(script, fmt.Sprintf("$%d", i+1), string(text))
	}
	return script
}
