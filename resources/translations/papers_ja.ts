<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AnalysisPart</name>
    <message>
        <source>There is no result yet: choose a methodology in B.1, enter its values and the period of operation.</source>
        <translation>まだ結果がありません。B.1で方法論を選び、値と稼働期間を入力してください。</translation>
    </message>
    <message>
        <source>Yearly emissions, tCO2</source>
        <translation>年ごとの排出量（tCO2）</translation>
    </message>
    <message>
        <source>Contribution by unit</source>
        <translation>設備ごとの寄与</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>分析の進み具合</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>計算中です…</translation>
    </message>
    <message>
        <source>Stopped. It is worked out again after the next change.</source>
        <translation>中止しました。次に変更したとき、計算し直します。</translation>
    </message>
    <message>
        <source>{year}: reference {reference}, project {project}, reductions {reduction} tCO2.</source>
        <translation>{year}年：リファレンス{reference}、プロジェクト{project}、削減量{reduction} tCO2。</translation>
    </message>
    <message>
        <source>Each input alone, by the same calculation as the result. A criterion that would be judged otherwise is named in the list; its rule stays as it is.</source>
        <translation>入力値を1つずつ変え、結果と同じ計算で求めた値です。判定が変わる適格性要件は一覧に示します（要件の規則は変わりません）。</translation>
    </message>
    <message>
        <source>* stopped at the limit of the question.</source>
        <translation>＊は項目の上限・下限で止めた値です。</translation>
    </message>
</context>
<context>
    <name>BasisBlock</name>
    <message>
        <source>Basis of the estimate</source>
        <translation>推計の根拠</translation>
    </message>
    <message>
        <source>Start a record</source>
        <translation>記録を作成</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>記録を開く</translation>
    </message>
    <message>
        <source>No record says yet what this value rests on.</source>
        <translation>この値の根拠はまだ記録されていません。</translation>
    </message>
    <message>
        <source>The record gives {result}.</source>
        <translation>記録の計算結果：{result}</translation>
    </message>
    <message>
        <source>The plan has another value.</source>
        <translation>計画書の値と一致していません。</translation>
    </message>
    <message>
        <source>Document: {named}</source>
        <translation>資料：{named}</translation>
    </message>
</context>
<context>
    <name>ChangeRows</name>
    <message>
        <source>Add what is different…</source>
        <translation>変更する項目を追加…</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>変更する項目</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>In the scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>{name} in the scenario</source>
        <translation>{name}（シナリオでの値）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>除く</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name}を除く</translation>
    </message>
    <message>
        <source>This is not asked in the project now. Remove it, or add the row it belongs to.</source>
        <translation>現在のプロジェクトにない項目です。除くか、該当する行を追加してください。</translation>
    </message>
    <message>
        <source>This value cannot be read. Enter it as in the form.</source>
        <translation>値を読み取れません。様式に入力する場合と同じように入力してください。</translation>
    </message>
    <message>
        <source>Enter a whole number of rows, at most 1,000.</source>
        <translation>行数を整数で入力してください（1,000以下）。</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Copy as picture</source>
        <translation>画像としてコピー</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy as picture: {name}</source>
        <translation>画像としてコピー：{name}</translation>
    </message>
    <message>
        <source>Save as a file: {name}</source>
        <translation>ファイルに保存：{name}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>グラフの保存</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>All sections</source>
        <translation>すべての節</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>From</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>To</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>節</translation>
    </message>
    <message>
        <source>Kind of answer</source>
        <translation>回答の種類</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>箇所</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>tCO2</source>
        <translation>tCO2</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変更箇所</translation>
    </message>
    <message>
        <source>The change in full</source>
        <translation>変更の全文</translation>
    </message>
    <message>
        <source>The answers are the same.</source>
        <translation>回答はすべて同じです。</translation>
    </message>
    <message>
        <source>Why it changed, for the change memo</source>
        <translation>変更の理由（変更メモに記載）</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>入力欄へ移動</translation>
    </message>
    <message>
        <source>Export the comparison…</source>
        <translation>比較結果を書き出す…</translation>
    </message>
    <message>
        <source>Change memo…</source>
        <translation>変更メモ…</translation>
    </message>
    <message>
        <source>Tracked changes…</source>
        <translation>変更履歴付きWord…</translation>
    </message>
    <message>
        <source>What drifted</source>
        <translation>提出時からの相違</translation>
    </message>
    <message>
        <source>What a secretariat compares, against what was submitted or registered</source>
        <translation>事務局が照合する項目を、提出・登録時の内容と比べます</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Emission reductions in total: {before} → {after} tCO2</source>
        <translation>総排出削減量：{before} → {after} tCO2</translation>
    </message>
    <message>
        <source>Changes: {count}</source>
        <translation>変更：{count}件</translation>
    </message>
    <message>
        <source>by year {years}</source>
        <translation>年別 {years}</translation>
    </message>
    <message>
        <source>Difference: {difference} {unit}</source>
        <translation>差：{difference} {unit}</translation>
    </message>
    <message>
        <source>Effect of this change alone: {effect} tCO2 in total</source>
        <translation>この変更だけの影響：合計{effect} tCO2</translation>
    </message>
    <message>
        <source>Nothing drifted from what was submitted or registered.</source>
        <translation>提出・登録時の内容から変わった項目はありません。</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当時</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>変化率</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>理由は未記入</translation>
    </message>
</context>
<context>
    <name>DrawnFigure</name>
    <message>
        <source>Drawn by the program</source>
        <translation>本プログラムによる作図</translation>
    </message>
    <message>
        <source>Open the drawn figure</source>
        <translation>作図を開く</translation>
    </message>
    <message>
        <source>Print it here</source>
        <translation>この欄に印刷する</translation>
    </message>
    <message>
        <source>Nothing can be drawn yet: it takes the methodology and its units, or meters.</source>
        <translation>まだ作図できません。方法論と設備、または計量器を入力してください。</translation>
    </message>
    <message>
        <source>Monitoring points: {points}. Meters: {meters}.</source>
        <translation>モニタリングポイント：{points}点。計量器：{meters}台。</translation>
    </message>
    <message>
        <source>It is printed here, after the pictures above.</source>
        <translation>上の画像の後に印刷されます。</translation>
    </message>
    <message>
        <source>It is not printed here. Look at it first; then no drawing of your own is needed.</source>
        <translation>まだ印刷の対象ではありません。内容を確認して使えば、別に図を用意する必要はありません。</translation>
    </message>
</context>
<context>
    <name>EstimatesPart</name>
    <message>
        <source>Estimated values</source>
        <translation>推計した値</translation>
    </message>
    <message>
        <source>Estimated value</source>
        <translation>推計した値</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画書</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>推計の記録</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Nothing is estimated yet: choose a methodology in B.1 and enter its units.</source>
        <translation>推計する値がまだありません。B.1で方法論を選び、対象設備を入力してください。</translation>
    </message>
    <message>
        <source>value is gone</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>no record</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>open</source>
        <translation>要確認</translation>
    </message>
</context>
<context>
    <name>EvidenceMissing</name>
    <message>
        <source>What lacks evidence</source>
        <translation>根拠資料が不足している項目</translation>
    </message>
    <message>
        <source>Which claims are listed</source>
        <translation>一覧に表示する項目</translation>
    </message>
    <message>
        <source>Bring section F up to date</source>
        <translation>F節に反映</translation>
    </message>
    <message>
        <source>Proves nothing yet: {numbers}</source>
        <translation>どの項目にも結び付けていない資料：{numbers}</translation>
    </message>
    <message>
        <source>Section F does not say what the register says.</source>
        <translation>F節の記載が台帳と異なります。</translation>
    </message>
    <message>
        <source>Section F says what the register says.</source>
        <translation>F節の記載は台帳と一致しています。</translation>
    </message>
    <message>
        <source>Everything ({count})</source>
        <translation>すべて（{count}件）</translation>
    </message>
    <message>
        <source>Nothing lacks evidence.</source>
        <translation>根拠資料が不足している項目はありません。</translation>
    </message>
    <message>
        <source>Criteria that are met</source>
        <translation>満たすとした適格性要件</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Estimated values</source>
        <translation>推計した値</translation>
    </message>
    <message>
        <source>Values fixed ex ante</source>
        <translation>事前確定パラメータ</translation>
    </message>
    <message>
        <source>Dates and places</source>
        <translation>日付・位置</translation>
    </message>
    <message>
        <source>Calibrations</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか{count}件</translation>
    </message>
    <message>
        <source>{numbers} linked; its file is not here yet</source>
        <translation>{numbers}に結び付け済み（ファイル未入手）</translation>
    </message>
    <message>
        <source>Named only: {document}</source>
        <translation>文書名のみ：{document}</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>根拠資料なし</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>{name}へ移動</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>さらに表示</translation>
    </message>
</context>
<context>
    <name>EvidencePreview</name>
    <message>
        <source>Look at a paper</source>
        <translation>資料を見る</translation>
    </message>
    <message>
        <source>Piece of evidence</source>
        <translation>根拠資料</translation>
    </message>
    <message>
        <source>File of the piece of evidence</source>
        <translation>根拠資料のファイル</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>別のプログラムで開く</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>コピーを保存…</translation>
    </message>
    <message>
        <source>Choose a paper</source>
        <translation>資料を選択</translation>
    </message>
    <message>
        <source>Opening {name} …</source>
        <translation>{name}を開いています…</translation>
    </message>
    <message>
        <source>{name} cannot be shown here. Open it with another program, or save a copy.</source>
        <translation>{name}はここでは表示できません。別のプログラムで開くか、コピーを保存してください。</translation>
    </message>
    <message>
        <source>This file takes too long to draw. Open it with another program.</source>
        <translation>このファイルの描画に時間がかかりすぎています。別のプログラムで開いてください。</translation>
    </message>
    <message>
        <source>This piece of evidence has no file yet. Attach it above.</source>
        <translation>この根拠資料にはまだファイルがありません。上の欄で添付してください。</translation>
    </message>
    <message>
        <source>The register is empty. Add a piece of evidence above.</source>
        <translation>台帳は空です。上の表に根拠資料を追加してください。</translation>
    </message>
    <message>
        <source>Choose a paper, or go into its row above, to see it here.</source>
        <translation>資料を選択するか、上の表でその行を選ぶと、ここに表示されます。</translation>
    </message>
</context>
<context>
    <name>EvidenceSheet</name>
    <message>
        <source>Previous page</source>
        <translation>前のページ</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>次のページ</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Page of the evidence</source>
        <translation>根拠資料のページ</translation>
    </message>
    <message>
        <source>Words of the evidence</source>
        <translation>根拠資料の文字</translation>
    </message>
</context>
<context>
    <name>FigurePart</name>
    <message>
        <source>Figure of monitoring points</source>
        <translation>モニタリングポイントの図</translation>
    </message>
    <message>
        <source>Choose a methodology in B.1 and enter its units, or enter the meters: they are drawn by themselves. You can also add symbols of your own.</source>
        <translation>B.1で方法論を選んで設備を入力するか、計量器を登録すると、自動で作図されます。記号を自由に追加することもできます。</translation>
    </message>
    <message>
        <source>Drag parts, or move the chosen ones with the arrow keys. Tab goes to the next part, F2 to its label, Delete removes or hides. Drag from the spot at the right edge of a part to draw a line. Ctrl and the wheel zoom.</source>
        <translation>要素はドラッグまたは矢印キーで移動します。Tabで次の要素、F2で名称の編集、Deleteで削除または非表示になります。要素の右端の点からドラッグすると線を引けます。Ctrlを押しながらホイールを回すと拡大・縮小します。</translation>
    </message>
    <message>
        <source>Monitoring points: {points}. Meters: {meters}.</source>
        <translation>モニタリングポイント{points}か所、計量器{meters}台。</translation>
    </message>
    <message>
        <source>Printed in C.2.</source>
        <translation>C.2に印刷されます。</translation>
    </message>
    <message>
        <source>Not printed in C.2 yet: answer the question above, or change something in the figure.</source>
        <translation>まだC.2に印刷されません。上の質問に回答するか、図に手を加えると印刷されます。</translation>
    </message>
    <message>
        <source>Not printed in C.2, as answered above.</source>
        <translation>上の回答により、C.2には印刷されません。</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>図の保存</translation>
    </message>
</context>
<context>
    <name>FigureTools</name>
    <message>
        <source>as</source>
        <translation>線の種類</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Label of the chosen part</source>
        <translation>選択した要素の名称</translation>
    </message>
    <message>
        <source>What a new line carries</source>
        <translation>新しい線の種類</translation>
    </message>
    <message>
        <source>Symbol of the chosen part</source>
        <translation>選択した要素の記号</translation>
    </message>
    <message>
        <source>Site of the chosen part</source>
        <translation>選択した要素のサイト</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>線でつなぐ</translation>
    </message>
    <message>
        <source>Drag from one part to another to draw a line</source>
        <translation>要素から要素へドラッグして線を引きます</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左揃え</translation>
    </message>
    <message>
        <source>Put the chosen parts one below the other</source>
        <translation>選択した要素の左端をそろえます</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>上揃え</translation>
    </message>
    <message>
        <source>Put the chosen parts side by side</source>
        <translation>選択した要素の上端をそろえます</translation>
    </message>
    <message>
        <source>Arrange again</source>
        <translation>自動配置に戻す</translation>
    </message>
    <message>
        <source>Give every part its automatic place; Undo brings yours back</source>
        <translation>すべての要素を自動の位置に戻します。「元に戻す」で復元できます</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Show the whole figure</source>
        <translation>図全体を表示します</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the figure as a picture</source>
        <translation>図を画像としてコピーします</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the figure as SVG, PNG or PDF</source>
        <translation>図をSVG、PNG、PDFで保存します</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a symbol</source>
        <translation>記号を追加します</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Leave the chosen parts out of the figure</source>
        <translation>選択した要素を図に表示しません</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove what you added; automatic parts and lines are hidden</source>
        <translation>追加した要素を削除します。自動で描かれた要素と線は非表示になります</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Hidden ({count})</source>
        <translation>非表示（{count}）</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>Power grid</source>
        <translation>電力系統</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>変圧器</translation>
    </message>
    <message>
        <source>Circuit breaker</source>
        <translation>遮断器</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>発電機</translation>
    </message>
    <message>
        <source>Solar panel</source>
        <translation>太陽電池</translation>
    </message>
    <message>
        <source>Inverter</source>
        <translation>インバーター</translation>
    </message>
    <message>
        <source>Motor</source>
        <translation>電動機</translation>
    </message>
    <message>
        <source>Electrical load</source>
        <translation>電気負荷</translation>
    </message>
    <message>
        <source>Electricity meter</source>
        <translation>電力量計</translation>
    </message>
    <message>
        <source>CT / VT</source>
        <translation>CT・VT</translation>
    </message>
    <message>
        <source>Boiler</source>
        <translation>ボイラー</translation>
    </message>
    <message>
        <source>Chiller</source>
        <translation>冷凍機</translation>
    </message>
    <message>
        <source>Heat exchanger</source>
        <translation>熱交換器</translation>
    </message>
    <message>
        <source>Pump</source>
        <translation>ポンプ</translation>
    </message>
    <message>
        <source>Tank</source>
        <translation>タンク</translation>
    </message>
    <message>
        <source>Flow meter</source>
        <translation>流量計</translation>
    </message>
    <message>
        <source>Temperature sensor</source>
        <translation>温度センサー</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建物</translation>
    </message>
    <message>
        <source>Data logger</source>
        <translation>データロガー</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>設備</translation>
    </message>
    <message>
        <source>Point without a meter</source>
        <translation>計量器のないポイント</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>電力</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>熱</translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation>燃料</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Electrical</source>
        <translation>電気</translation>
    </message>
    <message>
        <source>Heat and fluids</source>
        <translation>熱・流体</translation>
    </message>
    <message>
        <source>Other symbols</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Nothing odd was found.</source>
        <translation>問題は見つかりませんでした。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>扱い</translation>
    </message>
    <message>
        <source>count it once</source>
        <translation>1回だけ集計</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>除外する</translation>
    </message>
    <message>
        <source>let it count</source>
        <translation>集計に含める</translation>
    </message>
    <message>
        <source>take the first</source>
        <translation>先の行を採用</translation>
    </message>
    <message>
        <source>take the last</source>
        <translation>後の行を採用</translation>
    </message>
    <message>
        <source>count from zero</source>
        <translation>0から積算</translation>
    </message>
    <message>
        <source>go on counting</source>
        <translation>桁あふれとして続ける</translation>
    </message>
</context>
<context>
    <name>InputList</name>
    <message>
        <source>Inputs and their effect on the total emission reductions, tCO2</source>
        <translation>入力値と排出削減量の合計への影響（tCO2）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力値</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>要件</translation>
    </message>
    <message>
        <source>Without effect: {names}</source>
        <translation>影響なし：{names}</translation>
    </message>
    <message>
        <source>Left out, since a tenth of a whole number or of a choice does not exist: {names}</source>
        <translation>対象外（整数や選択肢には1割の変化がないため）：{names}</translation>
    </message>
    <message>
        <source>Without a value: {names}</source>
        <translation>未入力：{names}</translation>
    </message>
    <message>
        <source>The period of operation and yearly decreases are not varied.</source>
        <translation>稼働期間と年ごとの低下率は変えていません。</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>Date column</source>
        <translation>日付の列</translation>
    </message>
    <message>
        <source>Time column</source>
        <translation>時刻の列</translation>
    </message>
    <message>
        <source>Value column</source>
        <translation>値の列</translation>
    </message>
    <message>
        <source>Unit of the values</source>
        <translation>値の単位</translation>
    </message>
    <message>
        <source>The values are</source>
        <translation>値の種類</translation>
    </message>
    <message>
        <source>A stamp is the</source>
        <translation>時刻の意味</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>Sum by</source>
        <translation>集計の単位</translation>
    </message>
    <message>
        <source>Lines above the data</source>
        <translation>見出しの行数</translation>
    </message>
    <message>
        <source>Order of the date</source>
        <translation>日付の並び</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>小数点の記号</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>文字コード</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>シート</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>all, or 2024-04-01</source>
        <translation>空欄は全期間（例：2024-04-01）</translation>
    </message>
    <message>
        <source>in the date column</source>
        <translation>日付の列に含む</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>none: stamps as written</source>
        <translation>指定なし（記載どおり）</translation>
    </message>
    <message>
        <source>amounts of each interval</source>
        <translation>区間ごとの量</translation>
    </message>
    <message>
        <source>readings of a counter</source>
        <translation>積算値（指示値）</translation>
    </message>
    <message>
        <source>rates, times hours</source>
        <translation>瞬時値（時間を掛けて合計）</translation>
    </message>
    <message>
        <source>states, averaged</source>
        <translation>状態値（平均）</translation>
    </message>
    <message>
        <source>beginning of the interval</source>
        <translation>区間の始まり</translation>
    </message>
    <message>
        <source>end of the interval</source>
        <translation>区間の終わり</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>年・月・日</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>日・月・年</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>月・日・年</translation>
    </message>
    <message>
        <source>point (1,234.5)</source>
        <translation>ピリオド（1,234.5）</translation>
    </message>
    <message>
        <source>comma (1.234,5)</source>
        <translation>カンマ（1.234,5）</translation>
    </message>
</context>
<context>
    <name>MeasuredPart</name>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Check and sum</source>
        <translation>確認して集計</translation>
    </message>
    <message>
        <source>or drop a CSV or Excel file here</source>
        <translation>またはCSV・Excelファイルをここにドロップ</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>読み込みの進捗</translation>
    </message>
    <message>
        <source>Data files</source>
        <translation>データファイル</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <source>Measured data</source>
        <translation>計測データ</translation>
    </message>
    <message>
        <source>Taken over; the file and how it was read are kept below. One undo takes it back.</source>
        <translation>取り込みました。元のファイルと読み取り方法は下の表に保存されています。「元に戻す」1回で取り消せます。</translation>
    </message>
</context>
<context>
    <name>MeterFilling</name>
    <message>
        <source>Fill the monitoring plan from the register</source>
        <translation>台帳からモニタリング計画に記入</translation>
    </message>
    <message>
        <source>Nothing was empty in the plan.</source>
        <translation>計画に空欄はありませんでした。</translation>
    </message>
    <message>
        <source>Places of the plan filled: {count}. Undo takes them back together.</source>
        <translation>計画の{count}か所に記入しました。「元に戻す」でまとめて取り消せます。</translation>
    </message>
    <message>
        <source>Texts of your own that differ from the register and were left as they are: {count}.</source>
        <translation>台帳と異なる入力済みの文が{count}件あり、そのまま残しました。</translation>
    </message>
    <message>
        <source>Left alone, because the option is not C: {names}</source>
        <translation>オプションCではないため変更していない項目：{names}</translation>
    </message>
    <message>
        <source>Take the text of the register</source>
        <translation>台帳の文に置き換える</translation>
    </message>
    <message>
        <source>Take the text of the register for {name}</source>
        <translation>{name}を台帳の文に置き換える</translation>
    </message>
    <message>
        <source>In the plan: {text}</source>
        <translation>計画の文：{text}</translation>
    </message>
    <message>
        <source>From the register: {text}</source>
        <translation>台帳による文：{text}</translation>
    </message>
</context>
<context>
    <name>MeterTimeline</name>
    <message>
        <source>Calibration valid</source>
        <translation>校正有効</translation>
    </message>
    <message>
        <source>No valid calibration</source>
        <translation>校正が有効でない</translation>
    </message>
    <message>
        <source>Not calibrated yet</source>
        <translation>校正未実施（今後）</translation>
    </message>
    <message>
        <source>Not in service</source>
        <translation>使用期間外</translation>
    </message>
    <message>
        <source>Calibration over the horizon</source>
        <translation>算定期間を通した校正の状況</translation>
    </message>
    <message>
        <source>Timelines appear here once a meter and a starting date or a certificate are entered.</source>
        <translation>計量器と、運転開始日または校正証明書を入力すると、ここに校正の状況が表示されます。</translation>
    </message>
    <message>
        <source>Open this meter</source>
        <translation>この計量器を開く</translation>
    </message>
    <message>
        <source>Open the meter {name}</source>
        <translation>計量器{name}を開く</translation>
    </message>
    <message>
        <source>Late calibration: no maximum permissible error is stated; {effect}.</source>
        <translation>校正遅れの補正：最大許容誤差が未入力です。{effect}。</translation>
    </message>
    <message>
        <source>Late calibration: {percent} % of the reading of these days; {effect}.</source>
        <translation>校正遅れの補正：該当日の計測値の{percent}%。{effect}。</translation>
    </message>
</context>
<context>
    <name>MonitoringReportPart</name>
    <message>
        <source>Slices of the monitoring period, tCO2</source>
        <translation>モニタリング期間の区間（tCO2）</translation>
    </message>
    <message>
        <source>Fill from measured data</source>
        <translation>計測データから記入</translation>
    </message>
    <message>
        <source>Also where the data do not cover every day</source>
        <translation>欠測のある区間も記入する</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>RE</source>
        <translation>RE</translation>
    </message>
    <message>
        <source>PE</source>
        <translation>PE</translation>
    </message>
    <message>
        <source>ER</source>
        <translation>ER</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>推計</translation>
    </message>
    <message>
        <source>Enter a monitoring period with both days on the page before and answer Yes for it.</source>
        <translation>「モニタリング期間」のページで開始日と終了日のある期間を入力し、「今回の報告対象」を「はい」にしてください。</translation>
    </message>
    <message>
        <source>{count} values are missing; the tonnes of their slices stay open: {names}</source>
        <translation>{count}件の値が足りません。該当する区間の量は未確定です：{names}</translation>
    </message>
    <message>
        <source>Emission reductions of the period: {tonnes} tCO2, the sum of the calendar years.</source>
        <translation>期間の排出削減量：{tonnes} tCO2（暦年ごとの値の合計）</translation>
    </message>
</context>
<context>
    <name>NamingPage</name>
    <message>
        <source>Cancelled.</source>
        <translation>中止しました。</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name}を読み取っています…</translation>
    </message>
    <message>
        <source>Named: {name}. What drifted since is in the comparison.</source>
        <translation>版「{name}」を登録しました。その後の相違は比較の画面で確認できます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>版番号</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改訂内容</translation>
    </message>
    <message>
        <source>Submitted for validation</source>
        <translation>妥当性確認に提出</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>この版を登録</translation>
    </message>
    <message>
        <source>Name a document handed in…</source>
        <translation>提出済みの文書を版にする…</translation>
    </message>
    <message>
        <source>A Project Idea Note, PDD or request that was handed in outside this program becomes a version. Nothing of it is taken into the project.</source>
        <translation>本プログラムの外で提出したPIN、PDD、申請書などを版として登録します。プロジェクトの内容は変わりません。</translation>
    </message>
</context>
<context>
    <name>OrganisationPart</name>
    <message>
        <source>Organisation chart</source>
        <translation>体制図</translation>
    </message>
    <message>
        <source>Enter the persons of the monitoring on the MSS page; their lines are entered below.</source>
        <translation>担当者はMSSのページで入力します。報告先は下の表で入力します。</translation>
    </message>
</context>
<context>
    <name>Point</name>
    <message>
        <source>What was found: {point}</source>
        <translation>分かったこと：{point}</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>分かったこと</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open: {point}</source>
        <translation>開く：{point}</translation>
    </message>
</context>
<context>
    <name>Points</name>
    <message>
        <source>Show {count} more</source>
        <translation>さらに{count}件を表示</translation>
    </message>
</context>
<context>
    <name>Portfolio</name>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Methodology</source>
        <translation>方法論</translation>
    </message>
    <message>
        <source>tCO2/year</source>
        <translation>tCO2/年</translation>
    </message>
    <message>
        <source>tCO2 in total</source>
        <translation>合計tCO2</translation>
    </message>
    <message>
        <source>Answered %</source>
        <translation>入力率%</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Open CAR/CL</source>
        <translation>CAR・CL</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>次の期限</translation>
    </message>
    <message>
        <source>Last edited</source>
        <translation>最終更新</translation>
    </message>
</context>
<context>
    <name>PortfolioPage</name>
    <message>
        <source>Projects in {folder}</source>
        <translation>{folder}のプロジェクト</translation>
    </message>
    <message>
        <source>Words in title, country, methodology, deadline or file</source>
        <translation>名称・国・方法論・期限・ファイル名で検索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>別のフォルダー…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>読み直す</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>一覧を保存…</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>With errors</source>
        <translation>エラーあり</translation>
    </message>
    <message>
        <source>With open CAR or CL</source>
        <translation>未完了のCAR・CLあり</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>読み取り不可</translation>
    </message>
    <message>
        <source>{count} projects</source>
        <translation>{count}件</translation>
    </message>
    <message>
        <source>{tonnes} tCO2/year</source>
        <translation>{tonnes} tCO2/年</translation>
    </message>
    <message>
        <source>{tonnes} tCO2 in total</source>
        <translation>合計{tonnes} tCO2</translation>
    </message>
    <message>
        <source>without a result: {count}</source>
        <translation>結果のないもの：{count}件</translation>
    </message>
    <message>
        <source>{done} of {count} read</source>
        <translation>{count}件中{done}件を読み取り</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Take over the value</source>
        <translation>この値を採用</translation>
    </message>
    <message>
        <source>Start a record</source>
        <translation>記録を作成</translation>
    </message>
    <message>
        <source>Go to the value</source>
        <translation>値の入力欄へ</translation>
    </message>
    <message>
        <source>Remove the record</source>
        <translation>記録を削除</translation>
    </message>
    <message>
        <source>This record belongs to a value the project does not have any more. Bring the value back, or remove the record.</source>
        <translation>この記録の対象となる値は、プロジェクトにありません。値を元に戻すか、記録を削除してください。</translation>
    </message>
    <message>
        <source>This value has no record yet. Start one to say what it rests on.</source>
        <translation>この値の記録はまだありません。記録を作成し、値の根拠を記入してください。</translation>
    </message>
    <message>
        <source>Result of the record</source>
        <translation>記録の計算結果</translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation>結果なし</translation>
    </message>
    <message>
        <source>Value of the plan</source>
        <translation>計画書の値</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>未入力</translation>
    </message>
    <message>
        <source>Deviation from the cross-check</source>
        <translation>照合値との差</translation>
    </message>
    <message>
        <source>The plan has the result of this record.</source>
        <translation>計画書の値は、この記録の結果と一致しています。</translation>
    </message>
    <message>
        <source>The plan has another value than this record gives.</source>
        <translation>計画書の値が、この記録の結果と一致していません。</translation>
    </message>
    <message>
        <source>The plan has another value than this record gives; taking it over changes the reductions of all years by {effect} tCO2.</source>
        <translation>計画書の値が、この記録の結果と一致していません。採用すると、全期間の排出削減量が{effect} tCO2変わります。</translation>
    </message>
    <message>
        <source>{count} months, {first} to {last}: sum {sum} {unit}, a year of it (sum × 12 / {count}) {year} {unit}</source>
        <translation>{first}～{last}の{count}か月：合計{sum} {unit}、1年換算（合計×12÷{count}）{year} {unit}</translation>
    </message>
    <message>
        <source>{count} years, {first} to {last}: sum {sum} {unit}, mean of a year {year} {unit}</source>
        <translation>{first}～{last}の{count}年：合計{sum} {unit}、年平均{year} {unit}</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>Site</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Local language (heads the open column)</source>
        <translation>現地語（空欄の見出し）</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>回答期限</translation>
    </message>
    <message>
        <source>Months of bills</source>
        <translation>請求書の月数</translation>
    </message>
    <message>
        <source>To be sent back to</source>
        <translation>返送先</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>e.g. {example}</source>
        <translation>例：{example}</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count}か月</translation>
    </message>
    <message>
        <source>Have known answers confirmed too</source>
        <translation>入力済みの項目の確認も依頼する</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The due date is no date, such as 2026-12-11.</source>
        <translation>回答期限が日付ではありません（例：2026-12-11）。</translation>
    </message>
    <message>
        <source>Folder for the workbook</source>
        <translation>ブックの保存先フォルダー</translation>
    </message>
</context>
<context>
    <name>RequestPart</name>
    <message>
        <source>Make the workbook…</source>
        <translation>ブックを作成…</translation>
    </message>
    <message>
        <source>Read a returned workbook…</source>
        <translation>返送されたブックを読み込む…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>No data request was made yet. A workbook asks one site for everything the project still needs from it; a returned one may also be dragged onto the window.</source>
        <translation>データ提供依頼はまだ作成されていません。ブックは、プロジェクトで不足している項目をサイトごとにまとめて尋ねます。返送されたブックは、ウィンドウにドラッグしても読み込めます。</translation>
    </message>
    <message>
        <source>Rounds of data requests</source>
        <translation>データ提供依頼の回</translation>
    </message>
    <message>
        <source>Making the workbook…</source>
        <translation>ブックを作成しています…</translation>
    </message>
    <message>
        <source>Made: {file}. Send it to the site and enter the day below.</source>
        <translation>作成しました：{file}。現地に送付し、送付日を下の表に入力してください。</translation>
    </message>
    <message>
        <source>Enter a site with its name in A.3 first.</source>
        <translation>先にA.3でサイトとその名称を入力してください。</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>回</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>依頼</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>読取り不可</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>データなし</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Results of the scenarios by year, tCO2</source>
        <translation>シナリオの年ごとの結果（tCO2）</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>What was found</source>
        <translation>確認結果</translation>
    </message>
    <message>
        <source>The series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>集計</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>First lines of the file</source>
        <translation>ファイルの先頭行</translation>
    </message>
    <message>
        <source>read like the last file of this make</source>
        <translation>前回の同じ形式のファイルと同じ設定</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>{rows} rows, {used} values every {step}, {first} to {last}</source>
        <translation>{rows}行、{step}ごとの値{used}件、{first}～{last}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>計測値</translation>
    </message>
    <message>
        <source>Covered (%)</source>
        <translation>計測率（%）</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか{count}件</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>month</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>months</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>h</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>ReturnedView</name>
    <message>
        <source>What came back</source>
        <translation>返送された内容</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>プロジェクトの値</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>返送された値</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>読取り不可</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>The same as in the project</source>
        <translation>プロジェクトと同じ</translation>
    </message>
</context>
<context>
    <name>RoundsLook</name>
    <message>
        <source>(not used)</source>
        <translation>（使わない）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>回</translation>
    </message>
    <message>
        <source>Section of the PDD</source>
        <translation>PDDの節</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>指摘の内容</translation>
    </message>
    <message>
        <source>Our reply</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Passage before</source>
        <translation>修正前の記載</translation>
    </message>
    <message>
        <source>Passage after</source>
        <translation>修正後の記載</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠資料</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Closed or open</source>
        <translation>完了・未完了</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>完了日</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>受領日</translation>
    </message>
    <message>
        <source>Reply due</source>
        <translation>回答期限</translation>
    </message>
    <message>
        <source>Table or sheet</source>
        <translation>表またはシート</translation>
    </message>
    <message>
        <source>Row of the heads</source>
        <translation>見出しの行</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>取り込む</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列の割り当て…</translation>
    </message>
    <message>
        <source>What the table would change</source>
        <translation>取り込みで変わる内容</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>none: a form for each finding</source>
        <translation>なし（指摘ごとの様式）</translation>
    </message>
    <message>
        <source>{file}: what it would bring</source>
        <translation>{file}：取り込まれる内容</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {same} as before. Our replies are never changed.</source>
        <translation>新規{new}件、変更{changed}件、変更なし{same}件。既存の回答は変わりません。</translation>
    </message>
    <message>
        <source>No finding was recognised. Choose the table, the row of its heads, and what each column holds.</source>
        <translation>指摘を認識できませんでした。表、見出しの行、各列の内容を選択してください。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>ours stays: {columns}</source>
        <translation>当方の記載を維持：{columns}</translation>
    </message>
</context>
<context>
    <name>RoundsPart</name>
    <message>
        <source>Rounds with the third-party entity</source>
        <translation>第三者機関との質疑</translation>
    </message>
    <message>
        <source>Take in its table…</source>
        <translation>第三者機関の表を取り込む…</translation>
    </message>
    <message>
        <source>Fill passages before and after</source>
        <translation>修正前後の記載を記入</translation>
    </message>
    <message>
        <source>Replies into its file…</source>
        <translation>受領した表に回答を書き戻す…</translation>
    </message>
    <message>
        <source>As a table of our own…</source>
        <translation>独自の表として出力…</translation>
    </message>
    <message>
        <source>Round {round}: {all} findings, {open} not closed, {unanswered} without a reply</source>
        <translation>第{round}回：指摘{all}件、未完了{open}件、未回答{unanswered}件</translation>
    </message>
    <message>
        <source>When the third-party entity sends its findings, take in its Word or Excel table; you see what was understood before anything changes.</source>
        <translation>第三者機関から指摘を受け取ったら、WordまたはExcelの表を取り込みます。読み取った内容を確認してから反映できます。</translation>
    </message>
    <message>
        <source>For the first verification: {numbers}</source>
        <translation>最初の検証で確認される指摘：{numbers}</translation>
    </message>
    <message>
        <source>Taken in: {new} new, {changed} changed. One undo takes it back.</source>
        <translation>取り込みました（新規{new}件、変更{changed}件）。一度の「元に戻す」で取り消せます。</translation>
    </message>
    <message>
        <source>Passages filled: {count}. Those already written stay; fields that did not change give none.</source>
        <translation>{count}か所に記入しました。記入済みの欄はそのままです。変更のない項目は対象になりません。</translation>
    </message>
    <message>
        <source>{file}: {count} cells filled, nothing else touched.</source>
        <translation>{file}：{count}か所に記入しました。ほかの部分は変更していません。</translation>
    </message>
    <message>
        <source>Not in this file: {numbers}.</source>
        <translation>このファイルにない指摘：{numbers}</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>書き出しました：{file}</translation>
    </message>
</context>
<context>
    <name>ScenarioView</name>
    <message>
        <source>Scenarios</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>What would be if? A scenario begins as the project is now; only what you enter here is different. The project&apos;s own answers stay until you apply it.</source>
        <translation>条件を変えた場合を試算します。シナリオは現在の回答から始まり、ここで入力した値だけが異なります。適用するまで、プロジェクトの回答は変わりません。</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新しいシナリオ</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Apply to the project</source>
        <translation>プロジェクトに適用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>シナリオの名称</translation>
    </message>
    <message>
        <source>There is no scenario yet.</source>
        <translation>シナリオはまだありません。</translation>
    </message>
    <message>
        <source>Without what cannot be used there is no result.</source>
        <translation>使えない値があるため、結果を表示していません。</translation>
    </message>
    <message>
        <source>Nothing is different from the project yet.</source>
        <translation>まだプロジェクトとの違いがありません。</translation>
    </message>
    <message>
        <source>Comparison of scenarios</source>
        <translation>シナリオの比較</translation>
    </message>
</context>
<context>
    <name>SeriesChart</name>
    <message>
        <source>Chart of the measured values</source>
        <translation>計測値のグラフ</translation>
    </message>
    <message>
        <source>{first} to {last}: values from {low} to {high} {unit}; {gaps} columns without data, {outliers} outliers.</source>
        <translation>{first}～{last}：値は{low}～{high} {unit}、データのない区間{gaps}、外れ値{outliers}件。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>計測値</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>外れ値</translation>
    </message>
    <message>
        <source>Counter falls</source>
        <translation>積算値の低下</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Give a copy away</source>
        <translation>コピーを渡す</translation>
    </message>
    <message>
        <source>The copy is for people outside. It opens like any project; the open project stays as it is.</source>
        <translation>社外の方に渡すためのコピーを作ります。通常のプロジェクトとして開けます。開いているプロジェクトは変わりません。</translation>
    </message>
    <message>
        <source>Left out of the copy</source>
        <translation>コピーに含めないもの</translation>
    </message>
    <message>
        <source>In the copy</source>
        <translation>コピーに含めるもの</translation>
    </message>
    <message>
        <source>All other answers, evidence that is not confidential, definitions and adopted forms, and the list of named versions.</source>
        <translation>その他のすべての回答、秘密情報でない根拠資料、定義と取り込んだ様式、版の一覧。</translation>
    </message>
    <message>
        <source>Write the copy…</source>
        <translation>コピーを書き出す…</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>History of edits: {count} steps, and what is being typed</source>
        <translation>変更履歴：{count}件、および入力中の文字</translation>
    </message>
    <message>
        <source>Answers about persons: {count}</source>
        <translation>個人に関する回答：{count}件</translation>
    </message>
    <message>
        <source>Files about persons: {count}</source>
        <translation>個人に関するファイル：{count}件</translation>
    </message>
    <message>
        <source>Confidential evidence: {count}</source>
        <translation>秘密情報の根拠資料：{count}件</translation>
    </message>
    <message>
        <source>What earlier named versions said: {count}</source>
        <translation>過去の版の内容：{count}件</translation>
    </message>
</context>
<context>
    <name>SidesPage</name>
    <message>
        <source>Another file…</source>
        <translation>別のファイル…</translation>
    </message>
</context>
<context>
    <name>SigningPart</name>
    <message>
        <source>What was signed, and whether it still holds</source>
        <translation>署名した内容と現在の一致</translation>
    </message>
    <message>
        <source>Choose the exported file that was printed and signed. The program notes its SHA-256 and every answer it prints, and says so when one of them changes.</source>
        <translation>印刷して署名した出力ファイルを選んでください。SHA-256と印字されるすべての内容を記録し、後で変わったときに知らせます。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Record a signature…</source>
        <translation>署名を記録…</translation>
    </message>
    <message>
        <source>Signatures that count</source>
        <translation>有効な署名</translation>
    </message>
    <message>
        <source>by its file name</source>
        <translation>ファイル名から判断</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企業</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>署名日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>as the project says now</source>
        <translation>現在の記載と一致</translation>
    </message>
    <message>
        <source>yearly results</source>
        <translation>年ごとの結果</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation>ほか{count}か所</translation>
    </message>
    <message>
        <source>older than the current text: {names}</source>
        <translation>現在の記載より古い：{names}</translation>
    </message>
    <message>
        <source>Recorded. Add the scan, who signed and by which authority below.</source>
        <translation>記録しました。スキャン、署名者、権限を示す資料を下に入力してください。</translation>
    </message>
</context>
<context>
    <name>TakeView</name>
    <message>
        <source>not named</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>Take over into</source>
        <translation>取り込み先</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>計器</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Such as why a gap is acceptable</source>
        <translation>欠測を許容できる理由など</translation>
    </message>
    <message>
        <source>Take it over although only {covered} % of the period are covered</source>
        <translation>計測率が{covered} %であることを承知のうえで取り込む</translation>
    </message>
    <message>
        <source>Take over as value</source>
        <translation>値として取り込む</translation>
    </message>
    <message>
        <source>Take over as series of the estimate</source>
        <translation>推計の系列として取り込む</translation>
    </message>
    <message>
        <source>Choose a methodology and enter its units first.</source>
        <translation>先に方法論を選択し、設備を入力してください。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{first} to {last}: {text} {unit}; entered now: {now}</source>
        <translation>{first}～{last}：{text} {unit}（現在の入力値：{now}）</translation>
    </message>
</context>
<context>
    <name>TimelinePart</name>
    <message>
        <source>Project cycle and deadlines</source>
        <translation>手続の日程と期限</translation>
    </message>
    <message>
        <source>done</source>
        <translation>実施済み</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>due by rule</source>
        <translation>規則による期限</translation>
    </message>
    <message>
        <source>Enter its date</source>
        <translation>日付を入力</translation>
    </message>
    <message>
        <source>What is due, and by which rule</source>
        <translation>期限とその根拠</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Nothing is due. Enter the date of a step below, done or planned, and what follows from it appears here.</source>
        <translation>期限はありません。下の表に段階の実施日または予定日を入力すると、そこから決まる期限がここに表示されます。</translation>
    </message>
    <message>
        <source>Next: {what}, {day} ({left})</source>
        <translation>次の期限：{what}、{day}（{left}）</translation>
    </message>
    <message>
        <source>today</source>
        <translation>本日</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>あと{days}日</translation>
    </message>
    <message>
        <source>{days} days over</source>
        <translation>{days}日超過</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>日付未定</translation>
    </message>
    <message>
        <source>Monitoring period {number}</source>
        <translation>モニタリング期間{number}</translation>
    </message>
    <message>
        <source>report</source>
        <translation>報告書</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>issuance requested</source>
        <translation>発行申請</translation>
    </message>
    <message>
        <source>issuance decided</source>
        <translation>発行決定</translation>
    </message>
</context>
<context>
    <name>VersionDesk</name>
    <message>
        <source>Written: {path}</source>
        <translation>書き出しました：{path}</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Submitted</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>For issuance</source>
        <translation>クレジット発行</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Files and pictures</source>
        <translation>ファイル・図</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>Written: {files}</source>
        <translation>書き出しました：{files}</translation>
    </message>
    <message>
        <source>Rows added to the revision history: {count}. One undo takes them back.</source>
        <translation>改訂履歴に{count}行を追加しました。「元に戻す」1回で取り消せます。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版の管理</translation>
    </message>
    <message>
        <source>A version keeps everything the project says now under a name. It stays as it is, can be read again at any time, and changes since it can be shown to a validator.</source>
        <translation>版は、現在のプロジェクトの内容を名前を付けて残したものです。そのまま保存され、いつでも読み直せるほか、その後の変更を第三者機関に示せます。</translation>
    </message>
    <message>
        <source>Versions of this project</source>
        <translation>このプロジェクトの版</translation>
    </message>
    <message>
        <source>No version was named yet. Name one whenever a document leaves the house.</source>
        <translation>登録された版はまだありません。文書を社外に出すたびに登録してください。</translation>
    </message>
    <message>
        <source>tCO2 in total</source>
        <translation>合計 tCO2</translation>
    </message>
    <message>
        <source>Document of the tracked changes</source>
        <translation>変更履歴を付ける文書</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>現在と比較</translation>
    </message>
    <message>
        <source>Tracked changes…</source>
        <translation>変更履歴付きWord…</translation>
    </message>
    <message>
        <source>Change memo…</source>
        <translation>変更メモ…</translation>
    </message>
    <message>
        <source>Write as a project…</source>
        <translation>プロジェクトとして書き出し…</translation>
    </message>
    <message>
        <source>Add exported files…</source>
        <translation>提出ファイルを追加…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>一覧から削除</translation>
    </message>
    <message>
        <source>Fill the revision history</source>
        <translation>改訂履歴に記入</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Read from a document handed in: {form}</source>
        <translation>提出済みの文書から読み取り：{form}</translation>
    </message>
    <message>
        <source>What the project said then is not in this copy.</source>
        <translation>当時の内容はこのコピーに含まれていません。</translation>
    </message>
    <message>
        <source>Named by {who}</source>
        <translation>登録者：{who}</translation>
    </message>
    <message>
        <source>Files: {files}</source>
        <translation>ファイル：{files}</translation>
    </message>
    <message>
        <source>No exported files listed yet.</source>
        <translation>提出ファイルは未登録です。</translation>
    </message>
</context>
<context>
    <name>VisitPart</name>
    <message>
        <source>What to see, photograph, collect and ask</source>
        <translation>見る・撮る・集める・聞く</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation>未実施のみ</translation>
    </message>
    <message>
        <source>Add photographs…</source>
        <translation>写真を追加…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Check list as PDF…</source>
        <translation>チェックリスト（PDF）…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Coordinates from a photograph</source>
        <translation>写真の位置を座標に使う</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>プロジェクト全体</translation>
    </message>
    <message>
        <source>{done} of {count} points done</source>
        <translation>{count}項目中{done}項目が完了</translation>
    </message>
    <message>
        <source>Copying: {percent} %</source>
        <translation>コピー中：{percent}%</translation>
    </message>
    <message>
        <source>Stopped; no photograph was added.</source>
        <translation>中止しました。写真は追加されていません。</translation>
    </message>
    <message>
        <source>Added: {count}; with a position: {placed}; there already: {known}; not readable as a picture: {broken}</source>
        <translation>追加：{count}枚、位置情報あり：{placed}枚、登録済み：{known}枚、画像として読めないもの：{broken}枚</translation>
    </message>
    <message>
        <source>The site now has the coordinates {position}.</source>
        <translation>サイトの座標を{position}にしました。</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>書き出しました：{file}</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <source>Cancelled.</source>
        <translation>中止しました。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>書き出しています…</translation>
    </message>
    <message>
        <source>Written: {files}</source>
        <translation>書き出しました：{files}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Progress of writing</source>
        <translation>書き出しの進み具合</translation>
    </message>
</context>
</TS>
