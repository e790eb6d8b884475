<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About JCM PDD Studio</source>
        <translation>JCM PDD Studioについて</translation>
    </message>
    <message>
        <source>Project Design Documents and monitoring plans under the Joint Crediting Mechanism. It works without a network, is not an official program of any Joint Committee, and comes under the Apache License 2.0.</source>
        <translation>二国間クレジット制度（JCM）のプロジェクト設計書とモニタリング計画を作成するソフトウェアです。ネットワーク接続なしで動作します。合同委員会の公式ソフトウェアではありません。Apache License 2.0の条件で提供されます。</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>JCM PDD Studio</source>
        <translation>JCM PDD Studio</translation>
    </message>
    <message>
        <source>Qt and PySide6</source>
        <translation>QtとPySide6</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>フォント</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地図</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>アイコン</translation>
    </message>
    <message>
        <source>This program uses Qt {version} and PySide6 (Qt for Python) by The Qt Company and contributors, under the GNU Lesser General Public License, version 3.

The libraries are not changed and are loaded as files of their own; you may replace them by other builds of the same version. Their source code and the text of the licence are available from qt.io and gnu.org/licenses/lgpl-3.0.</source>
        <translation>本ソフトウェアは、The Qt Companyと協力者によるQt {version}およびPySide6（Qt for Python）を、GNU Lesser General Public License バージョン3の条件で使用しています。

これらのライブラリは改変せず、独立したファイルとして読み込んでいます。同じバージョンの別のビルドに差し替えることができます。ソースコードとライセンスの全文は、qt.io および gnu.org/licenses/lgpl-3.0 で入手できます。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新しいプロジェクト(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>プロジェクトを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next section</source>
        <translation>次の項目(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous section</source>
        <translation>前の項目(&amp;P)</translation>
    </message>
    <message>
        <source>Next &amp;finding</source>
        <translation>次の確認事項(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>項目一覧へ(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>入力ページへ(&amp;P)</translation>
    </message>
    <message>
        <source>Side p&amp;anel</source>
        <translation>右のパネルへ(&amp;A)</translation>
    </message>
    <message>
        <source>Guide, findings or numbers &amp;in turn</source>
        <translation>ガイド・確認事項・計算を順に表示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>ガイド(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>確認事項(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>計算(&amp;N)</translation>
    </message>
    <message>
        <source>日本語 / English</source>
        <translation>日本語 / English</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>明るい配色・暗い配色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About and licences</source>
        <translation>このソフトウェアとライセンス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo: {name}</source>
        <translation>元に戻す(&amp;U)：{name}</translation>
    </message>
    <message>
        <source>&amp;Redo: {name}</source>
        <translation>やり直す(&amp;R)：{name}</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Something went wrong inside the program. Your entries are kept; save, and start it again if it behaves oddly. The details hold nothing of your project.</source>
        <translation>ソフトウェアの内部で問題が起きました。入力内容は保持されています。保存し、動作がおかしい場合は再起動してください。詳細にはプロジェクトの内容は含まれません。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Chart of yearly emissions in tCO2</source>
        <translation>年別排出量のグラフ（tCO2）</translation>
    </message>
    <message>
        <source>{year}: reference {reference}, project {project}, reductions {reduction} tCO2.</source>
        <translation>{year}年：リファレンス{reference}、プロジェクト{project}、削減{reduction} tCO2。</translation>
    </message>
    <message>
        <source>Reductions</source>
        <translation>削減</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>リファレンス</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>project</source>
        <translation>プロジェクト</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>was being typed</source>
        <translation>入力途中</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open a project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Folder for the exported documents</source>
        <translation>文書の書き出し先フォルダー</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>保存していない変更</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>「{title}」の変更を保存しますか？</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>Discarded work is kept among the backups and can be recovered from there.</source>
        <translation>破棄した内容はバックアップに残り、そこから復元できます。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Project is locked</source>
        <translation>プロジェクトはロックされています</translation>
    </message>
    <message>
        <source>The project was opened by {holder} and not closed.</source>
        <translation>このプロジェクトは{holder}が開いたまま、閉じられていません。</translation>
    </message>
    <message>
        <source>Take it over only when nobody is working on it now.</source>
        <translation>今だれも作業していないことを確認してから引き継いでください。</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>引き継ぐ(&amp;T)</translation>
    </message>
    <message>
        <source>Open to &amp;read</source>
        <translation>閲覧のみで開く(&amp;R)</translation>
    </message>
    <message>
        <source>JCM PDD Studio projects</source>
        <translation>JCM PDD Studio プロジェクト</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Errors: {count}</source>
        <translation>エラー：{count}件</translation>
    </message>
    <message>
        <source>Defaults not verified in the official text: {count}</source>
        <translation>公式文書で未確認のデフォルト値：{count}件</translation>
    </message>
    <message>
        <source>Proposed sentences not read yet: {count}</source>
        <translation>未読の提案文：{count}件</translation>
    </message>
    <message>
        <source>Other open items: {count}</source>
        <translation>その他の要確認事項：{count}件</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Cancelling…</source>
        <translation>キャンセルしています…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Project Design Document, Word (.docx)</source>
        <translation>プロジェクト設計書（PDD）Word（.docx）</translation>
    </message>
    <message>
        <source>Project Design Document, PDF</source>
        <translation>プロジェクト設計書（PDD）PDF</translation>
    </message>
    <message>
        <source>Monitoring plan workbook with live formulas, Excel (.xlsx)</source>
        <translation>モニタリング計画シート（計算式付き）Excel（.xlsx）</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Choose the folder for the documents</source>
        <translation>書き出し先のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Export now</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>書き出しの進み具合</translation>
    </message>
    <message>
        <source>Nothing is wrong or open: the documents are named without _DRAFT.</source>
        <translation>誤りも未完了もありません。ファイル名に_DRAFTは付きません。</translation>
    </message>
    <message>
        <source>The documents will be named _DRAFT, because of:</source>
        <translation>次の理由により、ファイル名に_DRAFTが付きます。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show: {what}</source>
        <translation>表示：{what}</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>準備しています…</translation>
    </message>
    <message>
        <source>{number} of {total}: {label}</source>
        <translation>{total}件中{number}件目：{label}</translation>
    </message>
    <message>
        <source>Files written: {count}</source>
        <translation>書き出したファイル：{count}件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name}を開く</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Cancelled. No file was written or changed.</source>
        <translation>キャンセルしました。ファイルは作成も変更もしていません。</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Filter by severity</source>
        <translation>重要度で絞り込み</translation>
    </message>
    <message>
        <source>Filter by chapter</source>
        <translation>章で絞り込み</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>すべての重要度</translation>
    </message>
    <message>
        <source>All chapters</source>
        <translation>すべての章</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>該当する確認事項はありません。</translation>
    </message>
    <message>
        <source>No findings: nothing is wrong or left open.</source>
        <translation>確認事項はありません。誤りも未完了もありません。</translation>
    </message>
    <message>
        <source>{count} default values have not been checked against the official text.</source>
        <translation>デフォルト値{count}件が公式文書と照合されていません。</translation>
    </message>
    <message>
        <source>Some ten minutes with the official document: enter document, page and date for each.</source>
        <translation>公式文書を開けば10分ほどの作業です。それぞれの文書名・頁・確認日を入力してください。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation>単位：{unit}</translation>
    </message>
    <message>
        <source>This text is printed; write it in English.</source>
        <translation>文書に印字されます。英語で書いてください。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Monitoring option {option}</source>
        <translation>モニタリングオプション{option}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>状態：{state}</translation>
    </message>
    <message>
        <source>Go into a field to read what belongs there.</source>
        <translation>入力欄を選ぶと、書くべき内容がここに表示されます。</translation>
    </message>
    <message>
        <source>Form: {title} ({code})</source>
        <translation>様式：{title}（{code}）</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Switch the language of the window</source>
        <translation>画面の言語を切り替える</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>not saved to a file yet</source>
        <translation>ファイルに未保存</translation>
    </message>
    <message>
        <source>saved {when}</source>
        <translation>保存済み {when}</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>保存していない変更あり</translation>
    </message>
</context>
<context>
    <name>NewProject</name>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>1  Host country</source>
        <translation>1&#x3000;ホスト国</translation>
    </message>
    <message>
        <source>2  Technology</source>
        <translation>2&#x3000;技術</translation>
    </message>
    <message>
        <source>3  Methodology</source>
        <translation>3&#x3000;方法論</translation>
    </message>
    <message>
        <source>4  Title of the project, in English</source>
        <translation>4&#x3000;プロジェクト名（英語）</translation>
    </message>
    <message>
        <source>It is printed on every document and can be changed later. Where to keep the file is asked when you save.</source>
        <translation>すべての文書に印字されます。後から変更できます。ファイルの保存場所は、保存するときに選びます。</translation>
    </message>
    <message>
        <source>Search by name, number or content</source>
        <translation>名称・番号・内容で検索</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Choose a country</source>
        <translation>国を選択</translation>
    </message>
    <message>
        <source>All technologies</source>
        <translation>すべての技術</translation>
    </message>
    <message>
        <source>Methodologies: {count}</source>
        <translation>方法論：{count}件</translation>
    </message>
    <message>
        <source>No methodology in the library fits. Choose all technologies or another country.</source>
        <translation>該当する方法論がありません。「すべての技術」または別の国を選んでください。</translation>
    </message>
    <message>
        <source>JCM agreement signed {day}</source>
        <translation>JCM署名日 {day}</translation>
    </message>
    <message>
        <source>; rules of generation {rules}</source>
        <translation>、規則の世代 {rules}</translation>
    </message>
    <message>
        <source>country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>methodology</source>
        <translation>方法論</translation>
    </message>
    <message>
        <source>title</source>
        <translation>プロジェクト名</translation>
    </message>
    <message>
        <source>Still to choose: {names}</source>
        <translation>未選択：{names}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>このお知らせを閉じる</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Take the new definition</source>
        <translation>新しい定義を使う</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>上書きして保存</translation>
    </message>
    <message>
        <source>Read only: {user} on {host} has this project open. Changes cannot be made here; save it under another name to work on a copy.</source>
        <translation>閲覧のみ：{user}（{host}）がこのプロジェクトを開いています。ここでは変更できません。コピーで作業するには、別の名前で保存してください。</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed in this file. Save it under another name to work on a copy.</source>
        <translation>閲覧のみ：このファイルは変更できません。コピーで作業するには、別の名前で保存してください。</translation>
    </message>
    <message>
        <source>The library now holds another definition of {name}. With it the total would go from {old} to {new} tCO2. This project keeps working with its own until you take the new one.</source>
        <translation>ライブラリにある{name}の定義が、このプロジェクトの定義と異なります。新しい定義を使うと、合計は{old}から{new} tCO2になります。切り替えるまでは、プロジェクト内の定義で計算します。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Numbers</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>How it is calculated</source>
        <translation>計算のたどり</translation>
    </message>
    <message>
        <source>There is no result yet. These values are missing:</source>
        <translation>まだ計算できません。次の値が未入力です。</translation>
    </message>
    <message>
        <source>There is no result yet. Choose a methodology and enter the period of operation.</source>
        <translation>まだ計算できません。方法論を選び、稼働期間を入力してください。</translation>
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
        <source>and {count} more</source>
        <translation>ほか{count}件</translation>
    </message>
    <message>
        <source>The calculation below is for one full year of operation, {year}. Yearly reductions are rounded down, reference and project emissions to the nearest tonne; shown values can differ by one.</source>
        <translation>以下は、通年で稼働する1年（{year}年）の計算です。年ごとの削減量は切り捨て、リファレンス排出量とプロジェクト排出量は四捨五入のため、表示値の差と1トン異なることがあります。</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>会社名</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>画面の言語</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Your name is kept with the changes you make, so that others can see who made them. Exported documents stay in English.</source>
        <translation>氏名は変更の記録に残り、だれが変更したかがわかります。書き出す文書は英語のままです。</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>コンピューターの設定に従う</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>ファイルがありません</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>エラー {count}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>提出可</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>要確認 {count}</translation>
    </message>
    <message>
        <source>edited {when}</source>
        <translation>編集 {when}</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Work was found that is not in your file</source>
        <translation>ファイルに保存されていない作業が見つかりました</translation>
    </message>
    <message>
        <source>The program did not end properly the last time. Everything typed until then was kept. Compare and choose; what you do not recover is put among the backups, never deleted.</source>
        <translation>前回、ソフトウェアが正常に終了しませんでした。それまでの入力はすべて残っています。比較して選んでください。復元しない内容も削除せず、バックアップに残します。</translation>
    </message>
    <message>
        <source>Recover this work</source>
        <translation>この作業を復元</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>後で決める</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかった作業</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>ファイルの値</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>復元する値</translation>
    </message>
    <message>
        <source>A project never saved</source>
        <translation>未保存のプロジェクト</translation>
    </message>
    <message>
        <source>never saved to a file</source>
        <translation>ファイルに未保存</translation>
    </message>
    <message>
        <source>Project: {path}</source>
        <translation>プロジェクト：{path}</translation>
    </message>
    <message>
        <source>Last change: {when}</source>
        <translation>最後の変更：{when}</translation>
    </message>
    <message>
        <source>Steps not in the file: {count}</source>
        <translation>ファイルにない操作：{count}件</translation>
    </message>
    <message>
        <source>Fields being typed in: {count}</source>
        <translation>入力途中の欄：{count}件</translation>
    </message>
    <message>
        <source>The file was changed by something else meanwhile; saving will ask again.</source>
        <translation>その後、ファイルが別の方法で変更されています。保存時に再度確認します。</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>異なる箇所</translation>
    </message>
    <message>
        <source>Keep the file as it is</source>
        <translation>ファイルをそのまま使う</translation>
    </message>
    <message>
        <source>Put it among the backups</source>
        <translation>バックアップに移す</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>Emission reductions, total</source>
        <translation>排出削減量 合計</translation>
    </message>
    <message>
        <source>Average per year</source>
        <translation>年平均</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>リファレンス</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Since last save</source>
        <translation>前回の保存から</translation>
    </message>
    <message>
        <source>Change of the total in tCO2 since the last save</source>
        <translation>前回の保存からの合計の増減（tCO2）</translation>
    </message>
    <message>
        <source>Criteria {met} of {all} met</source>
        <translation>適格性要件 {met}/{all}</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>エラー {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>要確認 {count}</translation>
    </message>
    <message>
        <source>Unverified defaults {count}</source>
        <translation>未確認のデフォルト値 {count}</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Side panel</source>
        <translation>右のパネル</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>What to write here (F6)</source>
        <translation>ここに書く内容（F6）</translation>
    </message>
    <message>
        <source>What is wrong or open (F6)</source>
        <translation>誤りと未完了の項目（F6）</translation>
    </message>
    <message>
        <source>Results and how they are calculated (F6)</source>
        <translation>結果と計算過程（F6）</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>JCM PDD Studio</source>
        <translation>JCM PDD Studio</translation>
    </message>
    <message>
        <source>Project Design Documents and monitoring plans for the Joint Crediting Mechanism. Every fact is asked once and printed wherever it belongs.</source>
        <translation>二国間クレジット制度（JCM）のプロジェクト設計書とモニタリング計画を作成します。各事項の入力は一度だけで、必要な文書すべてに印字されます。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Sample projects</source>
        <translation>サンプルプロジェクト</translation>
    </message>
    <message>
        <source>To look around and try things; nothing of yours is changed.</source>
        <translation>自由に見て試せます。ご自身のファイルは変わりません。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近使ったプロジェクト</translation>
    </message>
    <message>
        <source>Projects you open or save appear here. Begin with a new project, or look at a sample.</source>
        <translation>開いた、または保存したプロジェクトがここに並びます。新しいプロジェクトを始めるか、サンプルをご覧ください。</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>一覧から外す</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>項目一覧</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>エラー {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>要確認 {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>{answered} of {asked}</source>
        <translation>入力中 {answered}/{asked}</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>未着手</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>Show the other {count} lines</source>
        <translation>残りの{count}行を表示</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>入力値</translation>
    </message>
    <message>
        <source>Go to the inputs of {symbol}</source>
        <translation>{symbol}の入力値へ移動</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>verified in the official text</source>
        <translation>公式文書で確認済み</translation>
    </message>
    <message>
        <source>reported, from a public copy</source>
        <translation>公開資料による</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>derived from a named source</source>
        <translation>記載の出典から導出</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未確認</translation>
    </message>
</context>
<context>
    <name>_About</name>
    <message>
        <source>Choose a methodology to read what it covers and how far it has been checked.</source>
        <translation>方法論を選ぶと、対象と確認状況が表示されます。</translation>
    </message>
    <message>
        <source>approved {day}</source>
        <translation>承認日 {day}</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>有効期限 {day}</translation>
    </message>
    <message>
        <source>Values not verified: {count}</source>
        <translation>未確認の値：{count}件</translation>
    </message>
    <message>
        <source>All values verified</source>
        <translation>すべての値が確認済み</translation>
    </message>
    <message>
        <source>The definition as a whole: {state}. Values that are not verified are checked against the official document inside the project.</source>
        <translation>定義全体の状態：{state}。未確認の値は、プロジェクト内で公式文書と照合します。</translation>
    </message>
</context>
<context>
    <name>_YearTable</name>
    <message>
        <source>Yearly results in tCO2</source>
        <translation>年別の結果（tCO2）</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Reference
tCO2</source>
        <translation>リファレンス
tCO2</translation>
    </message>
    <message>
        <source>Project
tCO2</source>
        <translation>プロジェクト
tCO2</translation>
    </message>
    <message>
        <source>Reductions
tCO2</source>
        <translation>削減量
tCO2</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
</context>
</TS>
